using EdgeTwin.Device.Ports;

namespace EdgeTwin.Host.Running;

/// <summary>What a person is shown of a running wearable, at one moment.</summary>
internal sealed record RunSnapshot
{
    /// <summary>Time since the device started, s.</summary>
    public required double UptimeS { get; init; }

    /// <summary>Heart rate, beats a minute; 0 while unknown.</summary>
    public required int HeartRateBpm { get; init; }

    /// <summary>Quality of the ECG, per cent.</summary>
    public required int QualityPercent { get; init; }

    /// <summary>ST level over the wearer's own, uV; null where it is not measured.</summary>
    public required int? StUv { get; init; }

    /// <summary>Oxygen saturation, per mille, uncalibrated; null where it is not known.</summary>
    public required int? Spo2Permille { get; init; }

    /// <summary>Beats found.</summary>
    public required long Beats { get; init; }

    /// <summary>True while an electrode is off.</summary>
    public required bool IsLeadOff { get; init; }

    /// <summary>ECG and pulse samples taken by the firmware.</summary>
    public required long EcgSamples { get; init; }

    /// <summary>Pulse samples taken by the firmware.</summary>
    public required long PpgSamples { get; init; }

    /// <summary>The connection as the device sees it.</summary>
    public required LinkState Link { get; init; }

    /// <summary>How the connection changed since the last look: at full speed it may come and go between two looks.</summary>
    public IReadOnlyList<LinkChange> LinkChanges { get; init; } = [];

    /// <summary>Why the last connection did not come about; empty where it did.</summary>
    public required string LinkError { get; init; }

    /// <summary>Connections that the device closed because nothing that it sent over them was acknowledged.</summary>
    public required int UnansweredLinks { get; init; }

    /// <summary>True while the story keeps the link out.</summary>
    public required bool IsLinkOut { get; init; }

    /// <summary>Records that the collector has not acknowledged.</summary>
    public required long Waiting { get; init; }

    /// <summary>Highest seq.</summary>
    public required long LastSeq { get; init; }

    /// <summary>Everything up to this seq is at the collector.</summary>
    public required long AckedSeq { get; init; }

    /// <summary>Segments of the log in use.</summary>
    public required int Segments { get; init; }

    /// <summary>What the wearer is shown.</summary>
    public required SignalHint Hint { get; init; }

    /// <summary>Impedance of the positive electrode, kiloohms: the simulator's truth.</summary>
    public required int ElectrodeKilohms { get; init; }

    /// <summary>The last seconds of ECG, uV at 250 Hz.</summary>
    public required int[] Microvolts { get; init; }
}
