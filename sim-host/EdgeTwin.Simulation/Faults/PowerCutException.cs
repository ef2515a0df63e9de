namespace EdgeTwin.Simulation.Faults;

/// <summary>The power is gone: whatever ran, ran no further. Only who owns the device may catch it.</summary>
public sealed class PowerCutException() : Exception("the power was cut");
