namespace EdgeTwin.Recordings.Ec57;

/// <summary>
/// A statistic over several records, both ways that EC57 asks for: gross (all beats in one pot, so that long and busy records weigh more)
/// and average (each record weighs the same; a record where it is not defined is left out).
/// </summary>
/// <param name="Gross">Counts summed over the records.</param>
/// <param name="AveragePercent">Mean of the records' percentages, or null where no record defines it.</param>
public sealed record GrossAverage(Ratio Gross, double? AveragePercent)
{
    /// <summary>QRS sensitivity over <paramref name="records"/>, paced ones included.</summary>
    public static GrossAverage QrsSensitivity(IReadOnlyList<BeatMatrix> records) => Of(records, true, m => m.QrsSensitivity);

    /// <summary>QRS positive predictivity over <paramref name="records"/>, paced ones included.</summary>
    public static GrossAverage QrsPositivePredictivity(IReadOnlyList<BeatMatrix> records) => Of(records, true, m => m.QrsPositivePredictivity);

    /// <summary>VEB sensitivity; paced records are left out, as EC57 demands.</summary>
    public static GrossAverage VebSensitivity(IReadOnlyList<BeatMatrix> records) => Of(records, false, m => m.VebSensitivity);

    /// <summary>VEB positive predictivity; paced records are left out.</summary>
    public static GrossAverage VebPositivePredictivity(IReadOnlyList<BeatMatrix> records) => Of(records, false, m => m.VebPositivePredictivity);

    /// <summary>VEB false positive rate; paced records are left out.</summary>
    public static GrossAverage VebFalsePositiveRate(IReadOnlyList<BeatMatrix> records) => Of(records, false, m => m.VebFalsePositiveRate);

    /// <summary>SVEB sensitivity; paced records are left out.</summary>
    public static GrossAverage SvebSensitivity(IReadOnlyList<BeatMatrix> records) => Of(records, false, m => m.SvebSensitivity);

    /// <summary>SVEB positive predictivity; paced records are left out.</summary>
    public static GrossAverage SvebPositivePredictivity(IReadOnlyList<BeatMatrix> records) => Of(records, false, m => m.SvebPositivePredictivity);

    private static GrossAverage Of(IReadOnlyList<BeatMatrix> records, bool withPaced, Func<BeatMatrix, Ratio> statistic)
    {
        Ratio[] each = [.. records.Where(m => withPaced || !m.Paced).Select(statistic)];
        double[] defined = [.. each.Where(r => r.Of > 0).Select(r => r.Percent!.Value)];
        Ratio gross = new(each.Sum(r => r.Hits), each.Sum(r => r.Of));
        return new GrossAverage(gross, defined.Length == 0 ? null : defined.Average());
    }
}
