using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Simulation.World;

/// <summary>A board's wires and its time. Parts hook into it; they work out what they missed whenever somebody looks at them.</summary>
public sealed class VirtualWorld
{
    /// <summary>A board without parts at time 0.</summary>
    public VirtualWorld() => Board = new Board(Clock) { Clock = () => Clock.NowUs };

    /// <summary>The time.</summary>
    public VirtualClock Clock { get; } = new();

    /// <summary>The wires.</summary>
    public Board Board { get; }

    /// <summary>Makes this the current thread's world until what is returned is disposed of.</summary>
    /// <returns>Puts back the world before.</returns>
    public IDisposable Enter() => Board.Enter();

    /// <summary>Lets time pass and tells listeners of the pins that changed.</summary>
    /// <param name="microseconds">How long, from 0.</param>
    public void Advance(long microseconds)
    {
        Clock.Advance(microseconds);
        Tell();
    }

    /// <summary>Lets time pass up to a moment, likewise; a moment gone by already, as after a long transfer, changes nothing.</summary>
    /// <param name="microseconds">Microseconds since the world began.</param>
    public void AdvanceTo(long microseconds)
    {
        Clock.AdvanceTo(microseconds);
        Tell();
    }

    private void Tell() => Board.Gpio.PollEdges();
}
