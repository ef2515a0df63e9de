using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Simulation.World;

/// <summary>Time that passes only when told to. Buses take their share of it, so a sample may fall due in the middle of a transfer.</summary>
public sealed class VirtualClock : IBusClock
{
    private const int NsPerUs = 1000;

    /// <summary>Microseconds since the world began.</summary>
    public long NowUs => NowNs / NsPerUs;

    /// <summary>Milliseconds since the world began, as firmware counts them.</summary>
    public long NowMs => NowNs / (NsPerUs * 1000);

    /// <summary>Nanoseconds since the world began, for parts that ask at every byte.</summary>
    internal long NowNs { get; private set; }

    /// <summary>False lets transfers take no time, for tests that count samples exactly.</summary>
    public bool BusesTakeTime { get; set; } = true;

    /// <summary>Lets time pass.</summary>
    /// <param name="microseconds">How long, from 0.</param>
    public void Advance(long microseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(microseconds);
        NowNs += microseconds * NsPerUs;
    }

    /// <summary>Lets time pass up to a moment; a moment gone by already, as after a long transfer, changes nothing.</summary>
    /// <param name="microseconds">Microseconds since the world began.</param>
    public void AdvanceTo(long microseconds) => NowNs = Math.Max(NowNs, microseconds * NsPerUs);

    /// <inheritdoc/>
    public void Spend(long nanoseconds)
    {
        if (BusesTakeTime)
        {
            NowNs += nanoseconds;
        }
    }
}
