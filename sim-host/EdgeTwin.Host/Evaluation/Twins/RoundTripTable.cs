using System.Globalization;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Evaluation.Twins;

/// <summary>Round trips of a database, as text and as JSON.</summary>
internal static class RoundTripTable
{
    internal static void Write(TextWriter writer, IReadOnlyList<RoundTrip> trips)
    {
        writer.WriteLine($"{"record",-12} {"beats",6} {"PRD %",7} {"rate",6} {"off",6} {"ST uV",7} {"off",6} {"QT ms",6} {"off",6}");
        foreach (RoundTrip one in trips.Where(one => one.Problem.Length == 0))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{one.Name,-12} {one.Beats,6} {one.PrdPercent,7:0.0} {one.RateBpm,6:0.0} {Off(one.RateOffBpm, "0.0"),6} {Off(one.StUv, "0"),7} {Off(one.StOffUv, "0"),6} {Off(one.QtMs, "0"),6} {Off(one.QtOffMs, "0"),6}"));
        }
        foreach (IGrouping<string, RoundTrip> none in trips.Where(one => one.Problem.Length > 0).GroupBy(one => one.Problem))
        {
            writer.WriteLine($"{Say.Count(none.Count(), "record")} without a figure: {none.Key}");
        }
        writer.WriteLine();
        writer.WriteLine($"{"",-24} {"median",8} {"90 %",8} {"records",8}");
        foreach ((string what, double[] values) in Figures(trips))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {At(values, 0.5),8:0.00} {At(values, 0.9),8:0.00} {values.Length,8}"));
        }
        writer.WriteLine();
        writer.WriteLine("PRD: the model's beat against the twin's. Off: what the device's own code measures on the model's signal less what it measured on the record. " + Reports.Html.Notice);
    }

    internal static void WriteJson(TextWriter writer, IReadOnlyList<RoundTrip> trips) => JsonOutput.Write(writer, new
    {
        schema = "edgetwin.evaluate.twin/1",
        records = trips.Select(one => new
        {
            name = one.Name,
            problem = one.Problem,
            learnedBeats = one.Beats,
            prdPercent = JsonOutput.Rounded(one.PrdPercent, 2),
            hrBpm = JsonOutput.Rounded(one.RateBpm, 2),
            hrOffBpm = JsonOutput.Rounded(one.RateOffBpm, 2),
            stUv = JsonOutput.Rounded(one.StUv, 1),
            stOffUv = JsonOutput.Rounded(one.StOffUv, 1),
            qtMs = JsonOutput.Rounded(one.QtMs, 1),
            qtOffMs = JsonOutput.Rounded(one.QtOffMs, 1),
        }),
        figures = Figures(trips).Select(one => new { what = one.What, median = JsonOutput.Rounded(At(one.Values, 0.5), 2), p90 = JsonOutput.Rounded(At(one.Values, 0.9), 2), records = one.Values.Length }),
    });

    private static IEnumerable<(string What, double[] Values)> Figures(IReadOnlyList<RoundTrip> trips)
    {
        RoundTrip[] good = [.. trips.Where(one => one.Problem.Length == 0)];
        yield return ("PRD, %", Sorted(good.Select(one => (double?)one.PrdPercent)));
        yield return ("rate off, /min", Sorted(good.Select(one => one.RateOffBpm)));
        yield return ("ST off, uV", Sorted(good.Select(one => one.StOffUv)));
        yield return ("QT off, ms", Sorted(good.Select(one => one.QtOffMs)));
    }

    private static double[] Sorted(IEnumerable<double?> values) => [.. values.Where(one => one is not null).Select(one => Math.Abs(one!.Value)).Order()];

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private static string Off(double? value, string format) => value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "-";
}
