namespace EdgeTwin.Simulation.Parts;

/// <summary>What the MAX30102 sends when an empty FIFO is read; the datasheet does not say.</summary>
public enum EmptyFifoRead
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The sample before, once more.</summary>
    RepeatsLast,

    /// <summary>Ones.</summary>
    Ones,

    /// <summary>An old sample, and the read pointer moves on, so that 31 samples seem to wait.</summary>
    MovesPointer,
}
