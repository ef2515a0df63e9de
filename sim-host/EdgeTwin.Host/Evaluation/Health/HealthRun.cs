using EdgeTwin.Core.Health;
using EdgeTwin.Simulation.Ageing;

namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>One simulated run through the firmware's health monitor, minute by minute, and what it told.</summary>
internal sealed class HealthRun : IHealthListener
{
    /// <summary>Longest run to failure, days; what lives longer is drawn again with another seed.</summary>
    internal const int MostDays = 25;

    private const int MinutesPerDay = 1440;
    private const int SecondsPerMinute = 60;

    private readonly HealthMonitor _monitor = new();
    private readonly HealthForecast _forecast = new();
    private readonly HealthItem _item;
    private readonly List<HealthWarning> _warnings = [];
    private readonly CancellationToken _cancellation;
    private int _minute;

    private HealthRun(AgeingKind kind, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _item = ItemOf(kind);
        _monitor.Listener = this;
    }

    /// <summary>The item that a kind of wear shows in.</summary>
    internal static HealthItem ItemOf(AgeingKind kind) => kind switch
    {
        AgeingKind.ElectrodeDrying or AgeingKind.Detachment => HealthItem.Electrode,
        AgeingKind.CableFatigue => HealthItem.Cable,
        AgeingKind.LedLoss or AgeingKind.PhotodiodeLoss or AgeingKind.Contamination => HealthItem.Led,
        AgeingKind.ConnectorCorrosion => HealthItem.Bus,
        AgeingKind.CrystalDrift => HealthItem.EcgClock,
        AgeingKind.BatteryFade => HealthItem.Battery,
        _ => 0,
    };

    /// <summary>Runs to failure.</summary>
    /// <returns>Null where the part outlives <see cref="MostDays"/>.</returns>
    internal static HealthRunScore? ToFailure(AgeingKind kind, ulong seed, CancellationToken cancellation)
    {
        // Once without the monitor, to know when it fails: what is asked on the way is asked at parts of that life.
        AgeingRun ahead = new(kind, seed);
        while (!ahead.HasFailed)
        {
            ahead.Next();
            if (ahead.Minute > MostDays * MinutesPerDay)
            {
                return null;
            }
        }
        HealthRun run = new(kind, cancellation);
        AgeingRun ageing = new(kind, seed);
        double onset = ageing.OnsetMinute;
        int fails = ahead.Minute;
        List<LifePoint> points = [];
        for (int percent = 5; percent <= 100; percent += 5)
        {
            int until = (int)(onset + ((fails - onset) * percent / 100));
            run.RunTo(ageing, Math.Min(until, fails - 1));
            points.Add(run.Ask(percent, fails - run._minute));
        }
        return new HealthRunScore(kind, seed, onset, fails, points, run._warnings);
    }

    /// <summary>Runs a healthy wearable for some days.</summary>
    internal static HealthRunScore Healthy(ulong seed, int days, CancellationToken cancellation)
    {
        HealthRun run = new(AgeingKind.None, cancellation);
        run.RunTo(new AgeingRun(AgeingKind.None, seed), days * MinutesPerDay);
        return new HealthRunScore(AgeingKind.None, seed, 0, days * MinutesPerDay, [], run._warnings);
    }

    /// <inheritdoc/>
    void IHealthListener.OnChange(HealthItem item, HealthState before, HealthState now)
    {
        if (now is HealthState.Act or HealthState.Failed && before is not (HealthState.Act or HealthState.Failed))
        {
            _warnings.Add(new HealthWarning(item, _minute, now, _monitor.LevelOf(item)));
        }
    }

    private void RunTo(AgeingRun ageing, int minute)
    {
        while (_minute < minute)
        {
            _cancellation.ThrowIfCancellationRequested();
            Measure(ageing.Next());
            _minute++;
            for (int i = 0; i < SecondsPerMinute; i++)
            {
                _monitor.Tick();
            }
            while (_monitor.Step())
            {
            }
        }
    }

    private void Measure(Measures measures)
    {
        MeasureWhere(HealthItem.Electrode, measures.SignalToNoise);
        MeasureWhere(HealthItem.Led, measures.Light);
        MeasureWhere(HealthItem.EcgClock, measures.ClockPpm);
        _monitor.Measure(HealthItem.Cable, measures.Opens);
        _monitor.Measure(HealthItem.Bus, measures.BusErrors);
        _monitor.Measure(HealthItem.Battery, measures.Millivolts);
    }

    private void MeasureWhere(HealthItem item, int? value)
    {
        if (value is { } known)
        {
            _monitor.Measure(item, known);
        }
    }

    private LifePoint Ask(int percent, double left)
    {
        bool has = _monitor.TryPredict(_item, _forecast);
        return has ? new LifePoint(percent, left, _forecast.P10Minutes, _forecast.P50Minutes, _forecast.P90Minutes) : new LifePoint(percent, left, null, 0, 0);
    }
}
