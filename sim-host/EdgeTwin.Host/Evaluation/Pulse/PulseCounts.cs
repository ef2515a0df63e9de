using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>Pulses found, missed and false.</summary>
internal sealed record PulseCounts(long Found, long Missed, long False)
{
    internal Ratio Sensitivity => new(Found, Found + Missed);

    internal Ratio Predictivity => new(Found, Found + False);

    /// <summary>F1: twice the hits over hits, misses and false ones counted for both sides.</summary>
    internal Ratio F1 => new(2 * Found, (2 * Found) + Missed + False);

    public static PulseCounts operator +(PulseCounts a, PulseCounts b) => new(a.Found + b.Found, a.Missed + b.Missed, a.False + b.False);
}
