using EdgeTwin.Device.Ports;
using EdgeTwin.Host.Page;

namespace EdgeTwin.Host.Running;

/// <summary>A running wearable as the page shows it.</summary>
internal static class RunLook
{
    internal static LiveNow Of(RunSnapshot now) => new()
    {
        UptimeS = now.UptimeS,
        RateBpm = now.HeartRateBpm > 0 ? now.HeartRateBpm : null,
        QualityPercent = now.QualityPercent,
        IsLeadOff = now.IsLeadOff,
        StUv = now.StUv,
        Spo2Permille = now.Spo2Permille,
        IsLinked = now.Link == LinkState.Up,
        Link = (now.Link, now.IsLinkOut) switch
        {
            (LinkState.Up, _) => "connected",
            (_, true) => "out, as the story has it: events wait in the device's log",
            (LinkState.Connecting, _) => "connecting",
            _ => "down: events wait in the device's log",
        },
        Waiting = now.Waiting,
        LastSeq = now.LastSeq,
        AckedSeq = now.AckedSeq,
        Segments = now.Segments,
        Hint = now.Hint switch
        {
            SignalHint.Alarm => "alarm light",
            SignalHint.Technical => "sensor light",
            SignalHint.Offline => "dark: offline",
            _ => "nothing, which is no statement that all is well",
        },
    };
}
