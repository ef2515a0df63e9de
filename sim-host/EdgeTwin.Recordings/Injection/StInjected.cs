namespace EdgeTwin.Recordings.Injection;

/// <summary>A signal with what was injected.</summary>
/// <param name="Microvolts">The signal, uV at 250 Hz. Shorter than before where the heart rate was raised.</param>
/// <param name="Beats">R peaks in it.</param>
/// <param name="Truth">Its episodes, in the order of time.</param>
/// <param name="Items">What was drawn, with times in the injected signal, s: from where to where, and what.</param>
public sealed record StInjected(int[] Microvolts, long[] Beats, IReadOnlyList<StTruth> Truth, IReadOnlyList<(double StartS, double EndS, StItemKind Kind)> Items);
