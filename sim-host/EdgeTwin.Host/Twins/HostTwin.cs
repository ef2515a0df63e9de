using EdgeTwin.Host.WhatIf;

namespace EdgeTwin.Host.Twins;

/// <summary>A device's twin on the host: the last edition, its age, the model fitted to it from edition to edition, and how sure that is. Messages come on one thread, fits run on another.</summary>
internal sealed class HostTwin(string device, TimeProvider clock)
{
    // All of it is told every quarter of an hour: two of them missed, and it does not stand for the heart of now.
    private const double StaleS = 1900;
    private const double MsPerHour = 3_600_000;

    private readonly Lock _lock = new();
    private readonly TwinReader _reader = new();
    private FittedTwin? _fitted;
    private WaveTracker? _tracker;
    private double[]? _bandUv;
    private long _heardMs;
    private long _measuredMs;

    /// <summary>The last edition; null before the first.</summary>
    internal TwinSnapshot? Snapshot
    {
        get
        {
            lock (_lock)
            {
                return _reader.Snapshot;
            }
        }
    }

    /// <summary>The model of the last edition that was fitted; null before the first.</summary>
    internal FittedTwin? Fitted
    {
        get
        {
            lock (_lock)
            {
                return _fitted;
            }
        }
    }

    /// <summary>One standard deviation of the model at each point of the beat, uV; null before there is a model.</summary>
    internal double[]? BandUv
    {
        get
        {
            lock (_lock)
            {
                return _bandUv;
            }
        }
    }

    /// <summary>Age of the edition, s: since it was made by the device's clock, or since it came in where the device has none.</summary>
    internal double AgeS
    {
        get
        {
            lock (_lock)
            {
                double heardS = (NowMs - _heardMs) / 1000.0;
                // A retained edition may have waited at the broker for days. A simulated device's clock may run ahead.
                return _reader.Snapshot?.UtcS is { } madeS ? Math.Max(heardS, (NowMs / 1000.0) - madeS) : heardS;
            }
        }
    }

    /// <summary>True where it is too old, or an edition between is missing.</summary>
    internal bool IsStale => _reader.IsBehind || AgeS > StaleS;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes a message.</summary>
    /// <returns>True where there is something new to fit.</returns>
    internal bool Take(ReadOnlySpan<byte> payload, bool isDelta)
    {
        lock (_lock)
        {
            if (_reader.Take(payload, isDelta) is not null)
            {
                return false;
            }
            _heardMs = NowMs;
            return _reader.Snapshot!.IsReady && _reader.Snapshot.Version != _fitted?.Snapshot.Version;
        }
    }

    /// <summary>Fits the model to the last edition, from the model of before, and takes the edition into the tracker. One thread at a time.</summary>
    internal void Fit(CancellationToken cancellation)
    {
        TwinSnapshot? snapshot = Snapshot;
        FittedTwin? before = Fitted;
        if (snapshot is null || !snapshot.IsReady || snapshot.Version == before?.Snapshot.Version)
        {
            return;
        }
        FittedTwin fitted = FittedTwin.Of(device, snapshot, before, cancellation);
        long nowMs = NowMs;
        if (_tracker is null || before?.Snapshot.Generation != snapshot.Generation)
        {
            _tracker = WaveTracker.Begin(fitted.Points, fitted.Beat.Waves, snapshot.NoiseUv);
            _measuredMs = nowMs;
        }
        else if (before.Snapshot.Blocks != snapshot.Blocks)
        {
            // A beat that was measured once is one measurement, in however many editions it stands.
            _tracker.Pass((nowMs - _measuredMs) / MsPerHour);
            _tracker.Take(fitted.Points, fitted.Beat.Waves, snapshot.NoiseUv);
            _measuredMs = nowMs;
        }
        double[] band = _tracker.BandUv(fitted.Points, (nowMs - _measuredMs) / MsPerHour);
        lock (_lock)
        {
            _fitted = fitted;
            _bandUv = band;
        }
    }

    /// <summary>A heart to experiment on; null before there is a model. It shares nothing with the twin.</summary>
    internal WhatIfHeart? Heart(ulong seed) => Fitted?.Heart(TwinFile.HeartS, seed);
}
