namespace EdgeTwin.Simulation.Wearers;

/// <summary>Gives the next samples of a trace.</summary>
/// <param name="microvolts">Where to: whole microvolts at 250 Hz, or <see cref="TracePlayer.Missing"/>.</param>
/// <returns>How many; 0 at the end.</returns>
public delegate int TraceReader(Span<int> microvolts);
