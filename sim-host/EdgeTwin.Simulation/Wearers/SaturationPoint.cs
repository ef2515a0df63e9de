namespace EdgeTwin.Simulation.Wearers;

/// <summary>The oxygen saturation at one moment of a scenario's cycle; between two points it runs straight.</summary>
/// <param name="Seconds">Seconds from the cycle's start.</param>
/// <param name="Percent">Per cent.</param>
public readonly record struct SaturationPoint(double Seconds, double Percent);
