using Mono.Cecil;

namespace EdgeTwin.Host.Tests.Campaign;

/// <summary>A bug that somebody could write.</summary>
/// <param name="Name">What it does wrong.</param>
/// <param name="Method">Where, as Type.Method.</param>
/// <param name="Plant">Makes it.</param>
internal sealed record PlantedBug(string Name, string Method, Action<MethodDefinition> Plant)
{
    internal static IReadOnlyList<PlantedBug> All { get; } =
    [
        Gives("publishes before the flash has it", "EventLog.IsDurable", 1),
        Gives("looks at no checksum", "Crc32.IsRight", 1),
        Gives("writes behind a torn tail", "LogScan.get_IsNewestClean", 1),
        Gives("deletes the newest segment", "EventLog.MayDelete", 1),
        Gives("gives a seq again after a damaged tail", "EventLog.Burned", 0),
        Gives("lets the log outgrow its segments", "EventLog.IsFull", 0),
        new("frees a segment by its first record", "EventLog.Acknowledge", m => Surgery.Redirect(m, "LastSeq", "FirstSeq")),
        new("forgets what was acknowledged at a start", "SegmentHeader.Encode", m => Surgery.Zero(m, "ackedSeq")),
        Gives("takes alarms for anything else", "RecordTypes.IsAlarm", 0),
        Gives("takes an acknowledgement of what was never sent", "UplinkPump.IsBeyondSent", 0),
        Gives("takes another log's acknowledgement", "UplinkPump.IsForeign", 0),
        Gives("tells no gap", "UplinkPump.IsGap", 0),
        Gives("ignores the window", "SendWindow.get_IsFull", 0),
        Gives("never sends again", "SendWindow.IsOverdue", 0),
        new("never closes a dead connection", "UplinkPump.Send", m => Surgery.Skip(m, "GiveUp")),
        new("takes what the client took for delivered", "UplinkPump.OnSent", m => Surgery.CallFirst(m, "_log", Find(m.Module, "EventLog.Acknowledge")!)),
        Gives("connects again without a pause", "Backoff.NextMs", 0),
        Gives("changes settings without a record", "ConfigEvents.Changing", 1),
        Gives("says that a setting is stored", "ConfigStore.Store", 1),
        Gives("sends samples without consent", "WaveStream.HasConsent", 1),
        new("records no symptom", "SymptomButton.Record", Surgery.Silence),
        new("lets an exception out of a round", "Wearable.StepUplink", Surgery.LetThrough),
        new("throws where an electrode comes off", "Intake.OnLeads", Surgery.Throw),
        new("counts no missing samples", "Intake.OnEcgGap", m => Surgery.Skip(m, "set_EcgMissing")),
        new("counts no samples", "Intake.OnEcg", m => Surgery.Skip(m, "set_EcgSamples")),
        Gives("says that trends and twin are stored", "TwoCopies.IsStored", 1),
        Gives("takes a damaged file for a whole one", "TwoCopies.IsIntact", 1),
        Gives("follows a replacement each time it comes", "Maintenance.Knows", 0),
        Gives("tells its health without a pause", "HealthDesk.IsTooSoon", 0),
        Gives("takes any name for a part's", "HealthCommand.IsName", 1),
    ];

    /// <summary>Plants it where the module has the place.</summary>
    /// <returns>True where it has.</returns>
    internal bool TryPlant(ModuleDefinition module)
    {
        if (Find(module, Method) is not { } method)
        {
            return false;
        }
        Plant(method);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static PlantedBug Gives(string name, string method, int value) => new(name, method, m => Surgery.Give(m, value));

    private static MethodDefinition? Find(ModuleDefinition module, string name)
    {
        string[] parts = name.Split('.');
        return module.Types.FirstOrDefault(t => t.Name == parts[0])?.Methods.FirstOrDefault(m => m.Name == parts[1]);
    }
}
