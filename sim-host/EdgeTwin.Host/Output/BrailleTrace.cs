namespace EdgeTwin.Host.Output;

/// <summary>A stretch of ECG in Braille characters: two columns and four rows of dots in each.</summary>
internal static class BrailleTrace
{
    private const int Rows = 4;
    private const int Blank = 0x2800;

    // The line's height: enough for a lead's usual R peak, and fixed so that lines compare.
    private const int FloorUv = -350;
    private const int CeilingUv = 1150;

    // Bits of the dots, by column and by row from the top (Unicode 15, block 2800).
    private static readonly int[][] Dots = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

    /// <summary>Draws <paramref name="microvolts"/> on one line of <paramref name="characters"/> characters.</summary>
    internal static string Draw(ReadOnlySpan<int> microvolts, int characters) => Draw(microvolts, characters, 1)[0];

    /// <summary>Draws <paramref name="microvolts"/> on several lines of <paramref name="characters"/> characters, the uppermost first.</summary>
    internal static string[] Draw(ReadOnlySpan<int> microvolts, int characters, int lines)
    {
        char[][] picture = [.. Enumerable.Range(0, lines).Select(_ => Enumerable.Repeat((char)Blank, characters).ToArray())];
        for (int column = 0; column < characters * 2; column++)
        {
            ReadOnlySpan<int> part = microvolts[(column * microvolts.Length / (characters * 2))..((column + 1) * microvolts.Length / (characters * 2))];
            if (!part.IsEmpty)
            {
                Column(part, picture, column);
            }
        }
        return [.. picture.Select(line => new string(line))];
    }

    // All rows between the lowest and the highest sample of the column: a QRS narrower than a dot still stands out.
    private static void Column(ReadOnlySpan<int> part, char[][] picture, int column)
    {
        int low = int.MaxValue;
        int high = int.MinValue;
        foreach (int sample in part)
        {
            low = Math.Min(low, sample);
            high = Math.Max(high, sample);
        }
        int rows = Rows * picture.Length;
        for (int row = Row(high, rows); row <= Row(low, rows); row++)
        {
            picture[row / Rows][column / 2] |= (char)Dots[column % 2][row % Rows];
        }
    }

    private static int Row(int microvolts, int rows) => Math.Clamp((CeilingUv - microvolts) * rows / (CeilingUv - FloorUv), 0, rows - 1);
}
