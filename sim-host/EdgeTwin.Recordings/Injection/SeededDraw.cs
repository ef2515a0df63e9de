using System.Text;

namespace EdgeTwin.Recordings.Injection;

/// <summary>Numbers by a seed and a name, the same on every machine: splitmix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
internal sealed class SeededDraw
{
    private ulong _state;

    internal SeededDraw(ulong seed, string name)
    {
        // FNV-1a of the name, stirred into the seed.
        ulong hash = 0xCBF29CE484222325;
        foreach (byte one in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ one) * 0x100000001B3;
        }
        _state = seed ^ hash;
        Next();
    }

    /// <summary>Even between two numbers.</summary>
    internal double Between(double low, double high) => low + ((high - low) * (Next() >> 11) * (1.0 / (1UL << 53)));

    /// <summary>From 1 to <paramref name="most"/>, about even in its logarithm: a half of the draws lies under the root. Made of products, so that it is the same everywhere.</summary>
    internal double Power(double most)
    {
        double value = 1;
        double root = most;
        for (int i = 0; i < 20; i++)
        {
            root = Math.Sqrt(root);
            value *= (Next() >> 63) == 1 ? root : 1;
        }
        return value;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
