namespace EdgeTwin.Host.Output;

/// <summary>A stretch of ECG as one line of Braille characters: two columns and four rows of dots in each.</summary>
internal static class BrailleTrace
{
    private const int Rows = 4;
    private const int Blank = 0x2800;

    // The line's height: enough for a lead's usual R peak, and fixed so that lines compare.
    private const int FloorUv = -350;
    private const int CeilingUv = 1150;

    // Bits of the dots, by column and by row from the top (Unicode 15, block 2800).
    private static readonly int[][] Dots = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

    /// <summary>Draws <paramref name="microvolts"/> on <paramref name="characters"/> characters.</summary>
    internal static string Draw(ReadOnlySpan<int> microvolts, int characters)
    {
        char[] line = new char[characters];
        for (int i = 0; i < characters; i++)
        {
            line[i] = (char)(Blank | Column(microvolts, i * 2, characters * 2, Dots[0]) | Column(microvolts, (i * 2) + 1, characters * 2, Dots[1]));
        }
        return new string(line);
    }

    // All rows between the lowest and the highest sample of the column: a QRS narrower than a dot still stands out.
    private static int Column(ReadOnlySpan<int> microvolts, int column, int columns, int[] dots)
    {
        ReadOnlySpan<int> part = microvolts[(column * microvolts.Length / columns)..((column + 1) * microvolts.Length / columns)];
        if (part.IsEmpty)
        {
            return 0;
        }
        int low = int.MaxValue;
        int high = int.MinValue;
        foreach (int sample in part)
        {
            low = Math.Min(low, sample);
            high = Math.Max(high, sample);
        }
        int bits = 0;
        for (int row = Row(high); row <= Row(low); row++)
        {
            bits |= dots[row];
        }
        return bits;
    }

    private static int Row(int microvolts) => Math.Clamp((CeilingUv - microvolts) * Rows / (CeilingUv - FloorUv), 0, Rows - 1);
}
