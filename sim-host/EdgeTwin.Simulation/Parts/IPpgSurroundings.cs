namespace EdgeTwin.Simulation.Parts;

/// <summary>What else reaches a light sensor than the light of its own LEDs.</summary>
public interface IPpgSurroundings
{
    /// <summary>Photocurrent of the room's light, in picoamperes, flicker included.</summary>
    /// <param name="timeUs">Microseconds since the world began; never falls from call to call.</param>
    double AmbientPicoampsAt(long timeUs);

    /// <summary>Temperature of the die while its LEDs are dark, in sixteenths of a degree Celsius.</summary>
    /// <param name="timeUs">Microseconds since the world began.</param>
    int DieSixteenthsAt(long timeUs);
}
