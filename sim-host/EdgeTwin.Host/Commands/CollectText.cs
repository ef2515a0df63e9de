using System.Globalization;
using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Health;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary>What <c>edgetwin collect</c> prints for a person: results on standard output, the state of the link on standard error.</summary>
internal sealed class CollectText(CommandContext context) : ICollectorListener
{
    private const int WidestEvidence = 160;

    private readonly StatusChanges _statuses = new();

    /// <inheritdoc/>
    public void OnEvent(CollectedEvent collected) =>
        Line(collected.Device, $"{collected.Kind,-16} seq {collected.Seq,-6} {(collected.UtcMs is { } ms ? Time(DateTimeOffset.FromUnixTimeMilliseconds(ms)) : $"up {Say.Clock(collected.UptimeS)}")}  {Evidence(collected.Json)}{Advice(collected)}");

    /// <inheritdoc/>
    public void OnGap(CollectedGap gap) => Line(gap.Device, gap.Cause == GapCause.LostOnDevice
        ? $"{"gap",-16} seq {gap.FirstSeq} to {gap.LastSeq}: the device dropped them, {gap.MissingCount} not received"
        : $"{"gap",-16} seq {gap.FirstSeq} to {gap.LastSeq}: acknowledged before, by another collector or into another store");

    /// <inheritdoc/>
    public void OnStatus(DeviceStatus status)
    {
        if (_statuses.IsChange(status))
        {
            Line(status.Device, status.IsOnline ? "online" : "offline");
        }
    }

    /// <inheritdoc/>
    public void OnRefused(RefusedMessage refused) => context.Error.WriteLine($"edgetwin: a message of {(refused.Device.Length == 0 ? "nobody" : refused.Device)} was refused: {refused.Why}.");

    /// <inheritdoc/>
    public void OnLink(bool isUp, string why) => context.Error.WriteLine(isUp ? "edgetwin: connected." : $"edgetwin: no connection: {why}; trying again.");

    private void Line(string device, string text) => context.Out.WriteLine($"{device,-12}  {text}");

    private static string Advice(CollectedEvent collected) => HealthAdvice.Of(JsonDocument.Parse(collected.Json).RootElement) is { } words ? $"{Environment.NewLine}{"",-12}  {words}" : "";

    // The device's text: printed without what could act on a terminal, and no longer than a line or two.
    private static string Evidence(string json)
    {
        string plain = string.Concat(json.Select(c => c is >= ' ' and <= '~' ? c : '?'));
        return plain.Length <= WidestEvidence ? plain : plain[..WidestEvidence] + "…";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
