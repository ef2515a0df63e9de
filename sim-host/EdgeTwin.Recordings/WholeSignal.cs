namespace EdgeTwin.Recordings;

/// <summary>Takes whole signals into memory, for what looks at all of one at once.</summary>
public static class WholeSignal
{
    private const int BlockFrames = 1 << 14;

    /// <summary>All values of signal <paramref name="index"/>, in its unit.</summary>
    public static double[] ReadAll(this IRecording recording, int index)
    {
        using ISignalReader reader = recording.OpenSignal(index);
        List<double> all = [];
        double[] block = new double[BlockFrames];
        for (int read = reader.Read(block); read > 0; read = reader.Read(block))
        {
            all.AddRange(block.AsSpan(0, read));
        }
        return [.. all];
    }
}
