namespace EdgeTwin.Simulation.Hearts;

/// <summary>
/// The splitmix64 generator (Steele, Lea and Flood, OOPSLA 2014): small, seeded, and the same on every machine, which
/// <see cref="Random"/> does not promise between versions of the runtime.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Even in [0, 1).</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// Nearly normal, mean 0, standard deviation 1: the sum of four even 16-bit numbers (Irwin-Hall), so within +-3.47,
    /// and without logarithm or cosine, whose last bits differ between machines.
    /// </summary>
    public double NextNormal() => Normal(Next());

    /// <summary>The normal number of a key: the same for ever, without a generator that was asked before.</summary>
    internal static double NormalOf(ulong key) => Normal(Mix(key + 0x9E3779B97F4A7C15));

    private static double Normal(ulong bits)
    {
        long sum = (long)(bits & 0xFFFF) + (long)((bits >> 16) & 0xFFFF) + (long)((bits >> 32) & 0xFFFF) + (long)(bits >> 48);
        const double Scale = 1.7320508075688772 / 65536; // 1 over the deviation of four even numbers, sqrt(4/12)
        return (sum - 131070) * Scale;
    }
}
