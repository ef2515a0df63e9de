namespace EdgeTwin.Simulation.Ageing;

/// <summary>The physical state of every part that can wear.</summary>
public sealed class PartsState
{
    /// <summary>A fresh gel electrode on skin, megohms.</summary>
    public const double FreshMegohms = 0.05;

    /// <summary>Impedance of the worse electrode, megohms.</summary>
    public double ElectrodeMegohms { get; set; } = FreshMegohms;

    /// <summary>Share of the electrode that still touches, 0..1; it divides the impedance.</summary>
    public double ContactPart { get; set; } = 1;

    /// <summary>Rate at which the cable opens in a usual waking hour.</summary>
    public double OpensPerHour { get; set; } = 0.02;

    /// <summary>Light of the LEDs against fresh ones, 0..1.</summary>
    public double LedPart { get; set; } = 1;

    /// <summary>Sensitivity of the photodiode against a fresh one, 0..1.</summary>
    public double DiodePart { get; set; } = 1;

    /// <summary>Light that passes the window twice, 0..1.</summary>
    public double WindowPart { get; set; } = 1;

    /// <summary>The crystal against its nominal rate at 25 degrees, ppm.</summary>
    public double CrystalPpm { get; set; }

    /// <summary>Errors on the bus an hour in usual damp and movement.</summary>
    public double ErrorsPerHour { get; set; } = 0.1;

    /// <summary>Charge of the cell, 0..1.</summary>
    public double Charge { get; set; } = 1;
}
