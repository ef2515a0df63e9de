namespace EdgeTwin.Recordings.Tests;

/// <summary>Reads whole signals, in pieces of an awkward length so that block borders are crossed everywhere.</summary>
internal static class Readings
{
    internal static double[] All(IRecording recording, int signal, int atMost = int.MaxValue)
    {
        using ISignalReader reader = recording.OpenSignal(signal);
        List<double> values = [];
        double[] piece = new double[997];
        for (int count = reader.Read(piece); count > 0 && values.Count < atMost; count = reader.Read(piece))
        {
            values.AddRange(piece.AsSpan(0, count));
        }
        return [.. values];
    }

    internal static double[] All(string path, int signal = 0, RecordingOptions? options = null)
    {
        using IRecording recording = RecordingOpener.Open(path, options);
        return All(recording, signal);
    }

    /// <summary>Asserts an <see cref="InputException"/> that names the file, and whose sentence holds <paramref name="words"/>.</summary>
    internal static void Refused(string words, Action action)
    {
        InputException error = Assert.Throws<InputException>(action);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(error.File, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }
}
