namespace EdgeTwin.Simulation.Wearers;

/// <summary>A pulse that a beat drove.</summary>
/// <param name="FootS">When its foot (where the tangents meet) reaches the sensor, s.</param>
/// <param name="Strength">Its height, in parts of a pulse at rest.</param>
/// <param name="BeatSample">The beat that drove it, sample at 250 Hz.</param>
public readonly record struct TruePulse(double FootS, double Strength, long BeatSample);
