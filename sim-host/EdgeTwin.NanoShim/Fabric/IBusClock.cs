namespace EdgeTwin.NanoShim.Fabric;

/// <summary>The time that buses take from.</summary>
public interface IBusClock
{
    /// <summary>Lets the time of a few bits on a wire pass.</summary>
    /// <param name="nanoseconds">How long, from 0.</param>
    void Spend(long nanoseconds);
}
