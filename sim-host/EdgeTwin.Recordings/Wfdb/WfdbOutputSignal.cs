namespace EdgeTwin.Recordings.Wfdb;

/// <summary>How a signal is to be written into a WFDB record.</summary>
/// <param name="Name">Description, such as <c>MLII</c>; one line.</param>
/// <param name="Unit">Physical unit without blanks, such as <c>mV</c>.</param>
/// <param name="GainPerUnit">ADC units per physical unit; not 0.</param>
/// <param name="Baseline">ADC value of 0 physical units.</param>
/// <param name="Format">Storage format: 16, 24, 32 or 212.</param>
/// <param name="AdcResolutionBits">Bits of the converter; 0 where not known.</param>
/// <param name="AdcZero">ADC value in the middle of the converter's range.</param>
public sealed record WfdbOutputSignal(string Name, string Unit, double GainPerUnit, int Baseline = 0, int Format = 16, int AdcResolutionBits = 0, int AdcZero = 0);
