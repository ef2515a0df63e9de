namespace EdgeTwin.NanoShim.Fabric;

/// <summary>What drives a pin from outside.</summary>
public interface IGpioLine
{
    /// <summary>True where the line is high now.</summary>
    bool IsHigh { get; }
}
