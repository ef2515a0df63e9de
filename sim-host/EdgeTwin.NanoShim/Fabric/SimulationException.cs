namespace EdgeTwin.NanoShim.Fabric;

/// <summary>
/// The firmware did what no datasheet allows: a part read before its reset has ended, a burst of a wrong length, two parts at one
/// address. It is a bug to mend and no condition of the running device, so no driver catches it.
/// </summary>
/// <param name="message">The part, what was done, and what the datasheet wants.</param>
public sealed class SimulationException(string message) : Exception(message);
