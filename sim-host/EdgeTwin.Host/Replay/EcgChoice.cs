using EdgeTwin.Host.Output;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Replay;

/// <summary>Which of a recording's signals is replayed.</summary>
internal static class EcgChoice
{
    // Voltages that are no ECG, by the names that PhysioNet's records and EDF files give them.
    private static readonly string[] NoEcg = ["EEG", "EMG", "EOG", "RESP", "PLETH", "PPG", "ABP", "ART", "PAP", "CVP", "BP", "SPO2", "PRESSURE"];

    /// <summary>The signal that <paramref name="wanted"/> names, or the first that is an ECG voltage.</summary>
    /// <exception cref="UsageException">There is no such signal.</exception>
    /// <exception cref="InputException">The recording has no ECG.</exception>
    internal static int Find(string file, IRecording recording, string? wanted)
    {
        if (wanted is not null)
        {
            return Named(file, recording, wanted);
        }
        for (int i = 0; i < recording.Signals.Count; i++)
        {
            SignalInfo signal = recording.Signals[i];
            bool isOther = Array.Exists(NoEcg, word => signal.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
            if (UnitConversion.MicrovoltsPer(signal.Unit) is not null && !isOther)
            {
                return i;
            }
        }
        throw new InputException(file, "signals", $"none is an ECG voltage ({List(recording)})", "name one with --signal");
    }

    private static int Named(string file, IRecording recording, string wanted)
    {
        for (int i = 0; i < recording.Signals.Count; i++)
        {
            if (string.Equals(recording.Signals[i].Name, wanted, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }
        if (int.TryParse(wanted, out int index) && index >= 0 && index < recording.Signals.Count)
        {
            return index;
        }
        throw new UsageException($"{file} has no signal '{wanted}'; it has {List(recording)}.");
    }

    private static string List(IRecording recording) =>
        string.Join(", ", recording.Signals.Select((signal, i) => $"{i}: {signal.Name} [{signal.Unit}]"));
}
