namespace EdgeTwin.NanoShim.Fabric;

/// <summary>What drives an analogue input from outside.</summary>
public interface IAnalogLine
{
    /// <summary>The voltage now, in microvolts against ground.</summary>
    int Microvolts { get; }
}
