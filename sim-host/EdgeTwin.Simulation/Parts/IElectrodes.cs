namespace EdgeTwin.Simulation.Parts;

/// <summary>How the ECG electrodes sit on the skin.</summary>
public interface IElectrodes
{
    /// <summary>An electrode that touches nothing, in kiloohms.</summary>
    const int OpenKilohms = 1_000_000;

    /// <summary>A fresh gel electrode, in kiloohms.</summary>
    const int FreshKilohms = 50;

    /// <summary>Their impedances.</summary>
    /// <param name="timeUs">Microseconds since the world began; never falls from call to call.</param>
    /// <param name="positiveKilohms">The positive electrode's.</param>
    /// <param name="negativeKilohms">The negative electrode's.</param>
    void ImpedancesAt(long timeUs, out int positiveKilohms, out int negativeKilohms);
}
