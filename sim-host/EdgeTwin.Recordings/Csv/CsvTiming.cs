namespace EdgeTwin.Recordings.Csv;

/// <summary>The sampling rate that a time column shows, and the samples that it holds with its gaps filled.</summary>
/// <param name="FrequencyHz">Samples a second.</param>
/// <param name="SampleCount">Rows, and missing samples in gaps.</param>
internal sealed record CsvTiming(double FrequencyHz, long SampleCount)
{
    /// <summary>Rows that decide what the usual step is.</summary>
    private const int ProbeRows = 2000;

    /// <summary>
    /// A step above this many usual ones is a gap. Times written in milliseconds make 360 Hz steps of 2 and 3 ms, and a lost sample 5 or 6.
    /// </summary>
    private const double GapSteps = 1.6;

    /// <summary>A rate this near a whole one is taken as whole: the times are rounded decimals.</summary>
    private const double WholeRateTolerance = 1e-4;

    /// <summary>Reads the whole time column of the file.</summary>
    internal static CsvTiming Measure(string path)
    {
        double usual = UsualStep(path);
        using CsvLineReader lines = new(path);
        CsvTable table = CsvTable.ReadHeader(path, lines);
        double previous = double.NaN;
        double runSeconds = 0;
        long runSteps = 0;
        List<double> gaps = [];
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.Trim((byte)' ').Length == 0)
            {
                continue;
            }
            double time = CsvRow.Time(table, lines.LineNumber, line);
            double step = time - previous;
            previous = time;
            if (double.IsNaN(step))
            {
                continue;
            }
            if (IsGap(step, usual))
            {
                gaps.Add(step);
                Check(path, lines.LineNumber, step, gaps.Count, runSteps);
                continue;
            }
            if (step < usual / 4)
            {
                string problem = step <= 0 ? "the time does not go forward" : $"a step of {step:G4} s where {usual:G4} s is usual";
                throw new InputException(path, $"line {lines.LineNumber}, column {table.Columns[table.TimeColumn]}", problem, "sort the rows and sample them uniformly");
            }
            runSeconds += step;
            runSteps++;
        }
        double frequencyHz = Whole(runSteps / runSeconds);
        return new CsvTiming(frequencyHz, runSteps + 1 + gaps.Sum(gap => MissingIn(gap, frequencyHz) + 1));
    }

    /// <summary>Whether a step of the time column is a hole at a usual step of <paramref name="usualSeconds"/>.</summary>
    internal static bool IsGap(double stepSeconds, double usualSeconds) => stepSeconds > GapSteps * usualSeconds;

    /// <summary>Samples that a step of that length skips.</summary>
    internal static long MissingIn(double stepSeconds, double frequencyHz) => Math.Max(0, (long)Math.Round(stepSeconds * frequencyHz) - 1);

    private static double UsualStep(string path)
    {
        using CsvLineReader lines = new(path);
        CsvTable table = CsvTable.ReadHeader(path, lines);
        List<double> times = [];
        while (times.Count < ProbeRows && lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.Trim((byte)' ').Length > 0)
            {
                times.Add(CsvRow.Time(table, lines.LineNumber, line));
            }
        }
        double[] steps = [.. times.Zip(times.Skip(1), (a, b) => b - a).Where(step => step > 0).Order()];
        if (steps.Length == 0)
        {
            throw new InputException(path, "time_s", "fewer than two rows with rising times tell no sampling rate", "give every row its time in seconds");
        }
        double median = steps[(steps.Length - 1) / 2];
        return median is > 1e-6 and < 1e5 ? median : throw new InputException(path, "time_s", $"steps of {median:G4} s are no sampling", "give the times in seconds");
    }

    private static void Check(string path, long lineNumber, double step, int gaps, long steps)
    {
        if (step > Gaps.MaxSeconds)
        {
            throw new InputException(path, $"line {lineNumber}, column time_s", $"a gap of {step:G4} s is longer than a month", "split the recording");
        }
        if (gaps > 100 && gaps > steps / 10)
        {
            throw new InputException(path, $"line {lineNumber}, column time_s", "the times are not uniform: more than one step in ten is a gap", "resample the recording to one rate");
        }
    }

    private static double Whole(double frequencyHz)
    {
        double whole = Math.Round(frequencyHz);
        return whole > 0 && Math.Abs(frequencyHz - whole) < WholeRateTolerance * whole ? whole : frequencyHz;
    }
}
