namespace EdgeTwin.Host.Page;

/// <summary>What the page knows of one device. All of it is bounded. Touched under <see cref="PageDesk"/>'s lock, but for the rings.</summary>
internal sealed class DeviceDesk
{
    /// <summary>Pulse samples a second that a run's tap gives.</summary>
    internal const int TapPpgHz = 50;

    private const int EcgCapacity = 1 << 14;
    private const int PpgCapacity = 1 << 12;
    private const int MostOpen = 32;

    private readonly Dictionary<string, EventOnPage> _open = new(StringComparer.Ordinal);

    private readonly Dictionary<SampleRing, double> _ends = [];
    private double _clockS;
    private long _clockMs;

    /// <param name="name">Its id.</param>
    /// <param name="ppgHz">Pulse samples a second.</param>
    internal DeviceDesk(string name, int ppgHz)
    {
        Name = name;
        Ecg = new SampleRing(Core.Limits.SampleRateHz, EcgCapacity);
        Ppg = new SampleRing(ppgHz, PpgCapacity);
        Pump = new WavePump(Ecg, Ppg);
    }

    internal string Name { get; }

    /// <summary>ECG, uV.</summary>
    internal SampleRing Ecg { get; }

    /// <summary>Light that reaches the photodiode, the other way round: a pulse points up.</summary>
    internal SampleRing Ppg { get; }

    internal WavePump Pump { get; }

    internal TrendBook Trends { get; } = new();

    /// <summary>How it is; null where it has not said.</summary>
    internal LiveNow? Now { get; set; }

    /// <summary>Asks the device itself, where it runs in this process.</summary>
    internal Func<LiveNow?>? Look { get; init; }

    /// <summary>The last word on its sensors.</summary>
    internal HealthOnPage? Health { get; set; }

    /// <summary>The twin that viewers have.</summary>
    internal TwinOnPage? Twin { get; set; }

    /// <summary>When it was heard last, ms since 1970; 0 for never.</summary>
    internal long HeardMs { get; private set; }

    /// <summary>When it said last how it is, ms since 1970; 0 for never.</summary>
    internal long StatusMs { get; set; }

    /// <summary>When samples came last, ms since 1970; 0 for never.</summary>
    internal long WavesMs { get; set; }

    /// <summary>Alarms and technical states that began and have not ended.</summary>
    internal IEnumerable<EventOnPage> Open => _open.Values;

    /// <summary>It was heard, and its time was then <paramref name="deviceS"/>, where it said so.</summary>
    internal void Heard(long utcMs, double? deviceS)
    {
        HeardMs = utcMs;
        if (deviceS is { } at)
        {
            (_clockS, _clockMs) = (at, utcMs);
        }
    }

    /// <summary>Its time now, as far as it can be told, s; null where it never said.</summary>
    internal double? DeviceS(long utcMs) => Look is not null ? Now?.UptimeS : _clockMs == 0 ? null : _clockS + ((utcMs - _clockMs) / 1000.0);

    /// <summary>True where samples that begin at <paramref name="startS"/> do not follow those before.</summary>
    internal bool IsBreak(SampleRing ring, double startS, double slackS) => _ends.TryGetValue(ring, out double endS) && Math.Abs(startS - endS) > slackS;

    /// <summary>Samples of a ring go up to here, s of the device's time.</summary>
    internal void Continue(SampleRing ring, double endS) => _ends[ring] = endS;

    /// <summary>Follows what begins and ends.</summary>
    internal void Follow(EventOnPage one)
    {
        if (one.Kind == "boot")
        {
            _open.Clear();
        }
        else if (one.Phase == "end")
        {
            _open.Remove(one.Kind);
        }
        else if (one.Phase == "begin" && one.Priority != "none" && (_open.Count < MostOpen || _open.ContainsKey(one.Kind)))
        {
            _open[one.Kind] = one;
        }
    }
}
