namespace EdgeTwin.Simulation.Wearers;

/// <summary>An electrode's impedance at one moment of a scenario's cycle; between two points it runs straight.</summary>
/// <param name="Seconds">Seconds from the cycle's start.</param>
/// <param name="Kilohms">Impedance, in kiloohms: 50 is fresh gel, above 30 000 the MAX30003 takes it for off.</param>
public readonly record struct ElectrodePoint(double Seconds, int Kilohms);
