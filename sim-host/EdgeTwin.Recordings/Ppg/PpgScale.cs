namespace EdgeTwin.Recordings.Ppg;

/// <summary>Scales recorded waves to the counts of an 18-bit converter.</summary>
internal static class PpgScale
{
    private const int MostCounts = 262143;

    // A wave without a level of its own is put where the device's LED current would put it, with a perfusion index of some 2 %.
    private const double LevelCounts = 100_000;
    private const double SpreadCounts = 1500;

    /// <summary>Counts of a converter of other bits.</summary>
    internal static int[] Counts(double[] values, double perUnit) => [.. values.Select(one => Count(one * perUnit))];

    /// <summary>A wave in units of its own: its median becomes the level, its spread (5th to 95th percentile) a usual pulse.</summary>
    /// <param name="values">The wave; NaN where it is missing.</param>
    /// <param name="isLight">True where it falls as blood comes, as light does; false for a plethysmogram, which rises.</param>
    internal static int[] Wave(double[] values, bool isLight)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
        {
            return [.. values.Select(_ => PpgRecording.Missing)];
        }
        double median = sorted[sorted.Length / 2];
        double spread = sorted[sorted.Length * 95 / 100] - sorted[sorted.Length * 5 / 100];
        double gain = spread > 0 ? SpreadCounts / spread * (isLight ? 1 : -1) : 0;
        return [.. values.Select(one => Count(LevelCounts + ((one - median) * gain)))];
    }

    /// <summary>An ECG in units of its own, in uV: its spread (1st to 99th percentile) becomes 1 mV.</summary>
    internal static int[] Ecg(double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        double spread = sorted.Length == 0 ? 0 : sorted[sorted.Length * 99 / 100] - sorted[sorted.Length / 100];
        double median = sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
        double gain = spread > 0 ? 1000 / spread : 0;
        double last = 0;
        return [.. values.Select(one => (int)Math.Round(last = double.IsFinite(one) ? (one - median) * gain : last))];
    }

    private static int Count(double value) => double.IsFinite(value) ? (int)Math.Clamp(Math.Round(value), 0, MostCounts) : PpgRecording.Missing;
}
