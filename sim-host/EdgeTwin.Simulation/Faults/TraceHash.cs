namespace EdgeTwin.Simulation.Faults;

/// <summary>A hash of everything that happened, in order (FNV-1a, 64 bits), and on request its lines.</summary>
/// <param name="lines">Receives a line for each step; null for none.</param>
public sealed class TraceHash(Action<string>? lines = null)
{
    private const ulong Prime = 0x100000001B3;

    /// <summary>The hash so far.</summary>
    public ulong Value { get; private set; } = 0xCBF29CE484222325;

    /// <summary>Adds a step.</summary>
    public void Add(long timeMs, string what, long a = 0, long b = 0)
    {
        Mix((ulong)timeMs);
        foreach (char c in what)
        {
            Value = (Value ^ c) * Prime;
        }
        Mix((ulong)a);
        Mix((ulong)b);
        lines?.Invoke($"{timeMs / 1000.0:0.000} {what} {a} {b}");
    }

    private void Mix(ulong value)
    {
        for (int i = 0; i < 8; i++)
        {
            Value = (Value ^ (value & 0xFF)) * Prime;
            value >>= 8;
        }
    }
}
