namespace EdgeTwin.Simulation.Ageing;

/// <summary>What a wearable would measure in one minute, in the units of <see cref="Core.Health.HealthItem"/>; null where it cannot.</summary>
/// <param name="SignalToNoise">The electrodes' signal over noise, 0.1 dB.</param>
/// <param name="Opens">Times that the cable opened.</param>
/// <param name="Light">Tens of infrared counts a milliampere.</param>
/// <param name="ClockPpm">The ECG's crystal against the device's clock, ppm.</param>
/// <param name="BusErrors">Errors on the bus.</param>
/// <param name="Millivolts">The cell under load.</param>
public readonly record struct Measures(int? SignalToNoise, int Opens, int? Light, int? ClockPpm, int BusErrors, int Millivolts);
