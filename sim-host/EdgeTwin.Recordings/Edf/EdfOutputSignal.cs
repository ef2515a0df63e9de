namespace EdgeTwin.Recordings.Edf;

/// <summary>How a signal is to be written into an EDF file.</summary>
/// <param name="Label">At most 16 ASCII characters, such as <c>ECG MLII</c>.</param>
/// <param name="Unit">At most 8 ASCII characters, such as <c>mV</c>.</param>
/// <param name="PhysicalMin">Value of the lowest step, in the unit.</param>
/// <param name="PhysicalMax">Value of the highest step, in the unit.</param>
public sealed record EdfOutputSignal(string Label, string Unit, double PhysicalMin, double PhysicalMax);
