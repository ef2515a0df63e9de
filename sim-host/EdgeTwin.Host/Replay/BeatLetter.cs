using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Host.Replay;

/// <summary>The letter of a beat's class, as annotations and reports write it.</summary>
internal static class BeatLetter
{
    internal static string Of(BeatKind kind) => kind switch
    {
        BeatKind.Supraventricular => "S",
        BeatKind.Ventricular => "V",
        _ => "N",
    };
}
