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
            if (IsEcg(recording.Signals[i]))
            {
                return i;
            }
        }
        throw new InputException(file, "signals", $"none is an ECG voltage ({List(recording)})", "name one with --signal");
    }

    /// <summary>The first other ECG voltage of the same rate, or -1: a second lead for the beats' classes.</summary>
    internal static int FindSecond(IRecording recording, int first)
    {
        for (int i = 0; i < recording.Signals.Count; i++)
        {
            SignalInfo signal = recording.Signals[i];
            if (i != first && IsEcg(signal) && signal.SamplingFrequencyHz == recording.Signals[first].SamplingFrequencyHz)
            {
                return i;
            }
        }
        return -1;
    }

    private static bool IsEcg(SignalInfo signal) => UnitConversion.MicrovoltsPer(signal.Unit) is not null
        && !Array.Exists(NoEcg, word => signal.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

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
