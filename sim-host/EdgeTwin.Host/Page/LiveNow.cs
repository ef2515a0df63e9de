namespace EdgeTwin.Host.Page;

/// <summary>How a device is, at one moment, as far as the host knows.</summary>
internal sealed record LiveNow
{
    /// <summary>The device's time, s since it started; null where it has not said.</summary>
    public double? UptimeS { get; init; }

    /// <summary>How long ago the device said so, s.</summary>
    public double AgeS { get; init; }

    /// <summary>Heart rate, beats a minute; null where it is not known.</summary>
    public int? RateBpm { get; init; }

    /// <summary>Quality of the ECG, per cent.</summary>
    public int? QualityPercent { get; init; }

    /// <summary>True while an electrode is off.</summary>
    public bool IsLeadOff { get; init; }

    /// <summary>ST level over the wearer's own, uV; null where it is not measured.</summary>
    public int? StUv { get; init; }

    /// <summary>Oxygen saturation, per mille: an estimate; null where it is not known.</summary>
    public int? Spo2Permille { get; init; }

    /// <summary>True while the device's link stands; null where that is not known.</summary>
    public bool? IsLinked { get; init; }

    /// <summary>The link in words.</summary>
    public string Link { get; init; } = "";

    /// <summary>Records that are in the device's log and not yet acknowledged.</summary>
    public long? Waiting { get; init; }

    /// <summary>Highest number in the device's log.</summary>
    public long? LastSeq { get; init; }

    /// <summary>Everything up to this number is collected.</summary>
    public long? AckedSeq { get; init; }

    /// <summary>Segments of the log in use.</summary>
    public int? Segments { get; init; }

    /// <summary>What the wearer sees on the device.</summary>
    public string Hint { get; init; } = "";
}
