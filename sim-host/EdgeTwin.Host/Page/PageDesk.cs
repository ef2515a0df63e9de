using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Host.Page;

/// <summary>
/// Where everything meets that the page shows: what the collector hears, what devices say, what a run's taps give; and the viewers who are told. It only listens: nothing that
/// happens here reaches a device, and a fault here does not end the collector.
/// </summary>
internal sealed partial class PageDesk : ICollectorListener
{
    /// <summary>Frames a second.</summary>
    internal const int FramesPerSecond = 25;

    /// <summary>Most viewers at a time.</summary>
    internal const int MostViewers = 64;

    private const int MostDevices = 256;
    private const int PrimingEvents = 200;
    private const int NetworkPpgHz = 100;
    private const int NowEveryMs = 250;
    private const int SlowlyEveryMs = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DeviceDesk> _desks = new(StringComparer.Ordinal);
    private readonly List<Viewer> _viewers = [];
    private readonly CollectorStore? _store;
    private readonly TwinSeam _twins;
    private readonly TimeProvider _clock;
    private readonly DeviceDesk? _own;
    private string _brokerWhy = "not connected yet";
    private bool _isBrokerUp;
    private long _nowMs;
    private long _slowlyMs;

    /// <summary>A desk.</summary>
    /// <param name="store">Where events are kept; null where somebody else collects.</param>
    /// <param name="twins">Where twins come from.</param>
    /// <param name="own">The device that runs in this process; null for a collector's fleet.</param>
    /// <param name="clock">Real time.</param>
    internal PageDesk(CollectorStore? store, TwinSeam twins, DeviceDesk? own, TimeProvider clock)
    {
        _store = store;
        _twins = twins;
        _own = own;
        _clock = clock;
        if (own is not null)
        {
            _desks.Add(own.Name, own);
        }
    }

    /// <summary>True where the device runs in this process, with a simulated wearer or a recording.</summary>
    internal bool IsRun => _own is not null;

    /// <summary>Twins and hearts.</summary>
    internal TwinSeam Twins => _twins;

    /// <summary>Viewers that watch now.</summary>
    internal int ViewerCount
    {
        get
        {
            lock (_lock)
            {
                return _viewers.Count;
            }
        }
    }

    /// <summary>A defect of the page itself, to be shown; null for none.</summary>
    internal string? Fault { get; set; }

    private long UtcMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The device that is shown where none is asked for; null where none is known.</summary>
    internal string? UsualDevice => _own?.Name ?? (_store?.Devices(1) is [var first, ..] ? first.Name : null);

    /// <summary>True for a device that was heard, ever.</summary>
    internal bool Has(string device) => _own is not null ? _own.Name == device : IsKnown(device) || _store?.HasDevice(device) == true;

    /// <summary>Devices to choose from.</summary>
    internal IReadOnlyList<object> Devices(int most) => _own is not null
        ? [new { name = _own.Name, isOnline = (bool?)true, heardMs = UtcMs }]
        : [.. (_store?.Devices(most) ?? []).Select(one => new { name = one.Name, isOnline = one.IsOnline, heardMs = one.HeardMs })];

    /// <summary>A page of a device's events, the newest first.</summary>
    internal IReadOnlyList<EventOnPage> History(string device, (string Log, long Seq)? before, int most) =>
        [.. (_store?.EventsBefore(device, before, most) ?? []).Select(EventOnPage.Of).OfType<EventOnPage>()];

    /// <summary>Takes a viewer in, and gives it all that there is.</summary>
    /// <returns>False where there are too many.</returns>
    internal bool TryJoin(Viewer viewer)
    {
        // Asked before the lock is taken: the collector holds the store's while it tells us.
        IReadOnlyList<CollectedEvent> told = IsKnown(viewer.Device) ? [] : Recent(viewer.Device);
        lock (_lock)
        {
            if (_viewers.Count >= MostViewers)
            {
                return false;
            }
            DeviceDesk desk = DeskOf(viewer.Device, told);
            viewer.Give(Hello(desk));
            _viewers.Add(viewer);
            return true;
        }
    }

    /// <summary>Forgets a viewer.</summary>
    internal void Leave(Viewer viewer)
    {
        lock (_lock)
        {
            _viewers.Remove(viewer);
        }
    }

    /// <summary>Ends every stream.</summary>
    internal void EndAll()
    {
        lock (_lock)
        {
            _viewers.ForEach(viewer => viewer.End());
        }
    }

    /// <summary>One frame. To be called <see cref="FramesPerSecond"/> times a second, from one thread at a time.</summary>
    /// <param name="nowMs">Real time, ms, from any beginning; never falls.</param>
    internal void Tick(long nowMs)
    {
        lock (_lock)
        {
            foreach (DeviceDesk desk in Watched())
            {
                if (desk.Pump.Next(nowMs) is { } frame)
                {
                    Tell(desk.Name, viewer => viewer.GiveSamples(frame));
                }
            }
            if (nowMs - _nowMs >= (IsRun ? NowEveryMs : SlowlyEveryMs))
            {
                _nowMs = nowMs;
                LookAround();
            }
            if (nowMs - _slowlyMs >= SlowlyEveryMs)
            {
                _slowlyMs = nowMs;
                LookAtTwins();
            }
        }
    }

    private IEnumerable<DeviceDesk> Watched() => _viewers.Select(viewer => viewer.Device).Distinct(StringComparer.Ordinal).Select(name => _desks.GetValueOrDefault(name)).OfType<DeviceDesk>();

    private void LookAround()
    {
        if (_own?.Look?.Invoke() is { } now)
        {
            _own.Now = now;
            Trend(_own, now);
        }
        foreach (DeviceDesk desk in Watched())
        {
            byte[] frame = SseFrame.Of("now", NowOf(desk));
            Tell(desk.Name, viewer => viewer.Give(frame));
        }
    }

    private void Trend(DeviceDesk desk, LiveNow now)
    {
        TrendPoint point = new(now.UptimeS ?? 0, now.RateBpm, now.StUv, now.QualityPercent);
        if (now.UptimeS is not null && desk.Trends.Add(point))
        {
            byte[] frame = SseFrame.Of("trend", new { t = point.AtS, rate = point.RateBpm, st = point.StUv, quality = point.QualityPercent });
            Tell(desk.Name, viewer => viewer.Give(frame));
        }
    }

    private void LookAtTwins()
    {
        foreach (DeviceDesk desk in Watched())
        {
            TwinOnPage? twin = _twins.Twin(desk.Name);
            bool isNew = twin?.Version != desk.Twin?.Version || twin?.IsStale != desk.Twin?.IsStale || (twin?.ModelUv is null) != (desk.Twin?.ModelUv is null);
            desk.Twin = twin;
            if (isNew)
            {
                byte[] frame = SseFrame.Of("twin", new { twin });
                Tell(desk.Name, viewer => viewer.Give(frame));
            }
        }
    }

    private void Tell(string device, Action<Viewer> tell)
    {
        foreach (Viewer viewer in _viewers)
        {
            if (viewer.Device == device)
            {
                tell(viewer);
            }
        }
    }

    private byte[] Hello(DeviceDesk desk)
    {
        if (!_viewers.Exists(viewer => viewer.Device == desk.Name))
        {
            desk.Pump.CatchUp();
        }
        desk.Twin = _twins.Twin(desk.Name);
        TrendPoint[] trends = [.. desk.Trends.Points];
        return SseFrame.Of("hello", new
        {
            device = desk.Name,
            isRun = IsRun,
            waves = desk.Pump.Back(),
            trends = new { t = trends.Select(one => one.AtS), rate = trends.Select(one => one.RateBpm), st = trends.Select(one => one.StUv), quality = trends.Select(one => one.QualityPercent) },
            open = desk.Open,
            health = desk.Health,
            twin = desk.Twin,
            canExperiment = _twins.Heart != TwinSeam.None.Heart,
            state = NowOf(desk),
        });
    }

    private object NowOf(DeviceDesk desk) => new
    {
        serverMs = UtcMs,
        now = desk.Now is { } now && desk.Look is null ? now with { AgeS = Math.Max(0, (UtcMs - desk.StatusMs) / 1000.0) } : desk.Now,
        deviceS = desk.DeviceS(UtcMs),
        speed = Math.Round(desk.Pump.Speed, 2),
        twinAgeS = desk.Twin?.AgeS,
        wavesAgeS = desk.Look is not null ? 0 : desk.WavesMs == 0 ? (double?)null : (UtcMs - desk.WavesMs) / 1000.0,
        broker = _isBrokerUp ? "" : _brokerWhy,
        collects = _store is not null,
        fault = Fault,
    };

    private bool IsKnown(string device)
    {
        lock (_lock)
        {
            return _desks.ContainsKey(device);
        }
    }

    private IReadOnlyList<CollectedEvent> Recent(string device) => _store?.EventsBefore(device, null, PrimingEvents) ?? [];

    private DeviceDesk DeskOf(string device, IReadOnlyList<CollectedEvent> told)
    {
        if (_desks.TryGetValue(device, out DeviceDesk? known))
        {
            return known;
        }
        if (_desks.Count >= MostDevices && _desks.Values.Where(one => one != _own && !_viewers.Exists(viewer => viewer.Device == one.Name)).MinBy(one => one.HeardMs) is { } oldest)
        {
            _desks.Remove(oldest.Name);
        }
        DeviceDesk desk = new(device, NetworkPpgHz);
        foreach (EventOnPage one in told.Reverse().Select(EventOnPage.Of).OfType<EventOnPage>())
        {
            desk.Follow(one);
        }
        _desks.Add(device, desk);
        return desk;
    }
}
