namespace EdgeTwin.Simulation.Parts;

/// <summary>What reaches the photodiode from the skin.</summary>
public interface IPpgInput
{
    /// <summary>Photocurrent at <see cref="SimulatedMax30102.ReferenceLedMicroamps"/> through the LED; it follows the LED's current in proportion.</summary>
    /// <param name="timeUs">Microseconds since the world began; never falls from call to call.</param>
    /// <param name="redPicoamps">While the red LED is lit, in picoamperes (1000 a nanoampere).</param>
    /// <param name="irPicoamps">While the infrared LED is lit, in picoamperes.</param>
    void At(long timeUs, out int redPicoamps, out int irPicoamps);
}
