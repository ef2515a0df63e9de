using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// A wearer with a story. It is a cycle that begins anew for ever: what the heart does, how an electrode ages, when the link is out.
/// Each holds something within its first minute that the device reports, so that a person sees the path working.
/// </summary>
public sealed class Scenario
{
    private readonly ElectrodePoint[] _electrode;
    private readonly LinkOutage[] _outages;
    private readonly Disturbance[] _disturbances = [];

    /// <summary>A story of one's own.</summary>
    /// <param name="name">A word, as the command line has it.</param>
    /// <param name="description">One line.</param>
    /// <param name="script">What the heart does in one cycle.</param>
    /// <param name="electrode">The positive electrode's impedance, in order of time; null where it stays fresh.</param>
    /// <param name="outages">When the link is out; null where it never is.</param>
    /// <param name="tips">What to look for, a line each.</param>
    /// <exception cref="ArgumentException">The script is empty or asks for what no heart does, or the points are not in order.</exception>
    public Scenario(
        string name,
        string description,
        IEnumerable<HeartSegment> script,
        IEnumerable<ElectrodePoint>? electrode = null,
        IEnumerable<LinkOutage>? outages = null,
        params string[] tips)
    {
        Name = name;
        Description = description;
        Script = [.. script];
        Tips = tips;
        CycleSeconds = new HeartScript(Script, loops: false).SampleCount / (double)SyntheticEcg.SampleRateHz;
        _electrode = [.. electrode ?? []];
        _outages = [.. outages ?? []];
        if (_electrode.Zip(_electrode.Skip(1), (a, b) => b.Seconds - a.Seconds).Any(step => step <= 0))
        {
            throw new ArgumentException("the electrode's points rise in time", nameof(electrode));
        }
        if (_outages.Any(outage => outage.ToS <= outage.FromS || outage.FromS < 0))
        {
            throw new ArgumentException("an outage ends after it began", nameof(outages));
        }
    }

    /// <summary>Every scenario that comes along.</summary>
    public static IReadOnlyList<Scenario> All => Scenarios.All;

    /// <summary>The one that is shown where none is asked for.</summary>
    public static Scenario Default => Scenarios.StEpisode;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What happens, in one line.</summary>
    public string Description { get; }

    /// <summary>What the heart does in one cycle.</summary>
    public IReadOnlyList<HeartSegment> Script { get; }

    /// <summary>When the link is out, in one cycle.</summary>
    public IReadOnlyList<LinkOutage> LinkOutages => _outages;

    /// <summary>What to look for, a line each.</summary>
    public IReadOnlyList<string> Tips { get; }

    /// <summary>Length of the cycle, s.</summary>
    public double CycleSeconds { get; }

    /// <summary>Oxygen saturation that the red and infrared light tell of, per cent, where <see cref="Saturation"/> does not say.</summary>
    public double Spo2Percent { get; init; } = 97;

    /// <summary>Oxygen saturation over the cycle, in order of time; empty where it stays at <see cref="Spo2Percent"/>.</summary>
    public IReadOnlyList<SaturationPoint> Saturation { get; init; } = [];

    /// <summary>What spoils one channel while the other stays, in any order; those of one kind do not overlap.</summary>
    public IReadOnlyList<Disturbance> Disturbances
    {
        get => _disturbances;
        init => _disturbances = value.All(disturbance => disturbance.ToS > disturbance.FromS && disturbance.Strength > 0)
            ? [.. value]
            : throw new ArgumentException("a disturbance ends after it began, and has a strength over 0", nameof(value));
    }

    /// <summary>The scenario of a name.</summary>
    /// <param name="name">As in <see cref="Name"/>, in any case.</param>
    /// <returns>Null where there is none.</returns>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => string.Equals(scenario.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Impedance of the positive electrode; the negative one stays fresh.</summary>
    /// <param name="seconds">Seconds since the story began, from 0.</param>
    /// <returns>Kiloohms.</returns>
    public int ElectrodeKilohmsAt(double seconds)
    {
        double at = InCycle(seconds);
        ElectrodePoint before = new(0, IElectrodes.FreshKilohms);
        foreach (ElectrodePoint point in _electrode)
        {
            if (point.Seconds > at)
            {
                double share = (at - before.Seconds) / (point.Seconds - before.Seconds);
                return (int)(before.Kilohms + ((point.Kilohms - before.Kilohms) * share));
            }
            before = point;
        }
        return before.Kilohms;
    }

    /// <summary>How strong a disturbance is.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="seconds">Seconds since the story began, from 0.</param>
    /// <returns>0 where there is none.</returns>
    public double StrengthAt(DisturbanceKind kind, double seconds)
    {
        if (_disturbances.Length == 0)
        {
            return 0;
        }
        double at = InCycle(seconds);
        foreach (Disturbance disturbance in _disturbances)
        {
            if (disturbance.Kind == kind && at >= disturbance.FromS && at < disturbance.ToS)
            {
                return disturbance.Strength;
            }
        }
        return 0;
    }

    /// <summary>Oxygen saturation.</summary>
    /// <param name="seconds">Seconds since the story began, from 0.</param>
    /// <returns>Per cent.</returns>
    public double Spo2PercentAt(double seconds)
    {
        if (Saturation.Count == 0)
        {
            return Spo2Percent;
        }
        double at = InCycle(seconds);
        SaturationPoint before = new(0, Saturation[0].Percent);
        for (int i = 0; i < Saturation.Count; i++)
        {
            SaturationPoint point = Saturation[i];
            if (point.Seconds > at)
            {
                return before.Percent + ((point.Percent - before.Percent) * (at - before.Seconds) / (point.Seconds - before.Seconds));
            }
            before = point;
        }
        return before.Percent;
    }

    /// <summary>Whether the link is out.</summary>
    /// <param name="seconds">Seconds since the story began, from 0.</param>
    /// <returns>True where it is.</returns>
    public bool IsLinkOutAt(double seconds)
    {
        double at = InCycle(seconds);
        foreach (LinkOutage outage in _outages)
        {
            if (at >= outage.FromS && at < outage.ToS)
            {
                return true;
            }
        }
        return false;
    }

    private double InCycle(double seconds) => seconds - (Math.Floor(seconds / CycleSeconds) * CycleSeconds);
}
