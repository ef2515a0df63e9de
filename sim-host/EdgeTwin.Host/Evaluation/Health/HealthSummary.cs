using System.Globalization;

namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>Forecasts of sensor health as text.</summary>
internal static class HealthSummary
{
    internal static void Write(TextWriter writer, HealthTable table)
    {
        writer.WriteLine($"{"",-20} {"runs",5} {"life h",16} {"told %",7} {"inside %",9} {"error %",8} {"later %",8} {"warned %",9} {"ahead h",8} {"false",6}");
        foreach (HealthRow row in table.Kinds.Append(table.Gradual))
        {
            string life = $"{Text(row.LifeHours(10))} {Text(row.LifeHours(50))} {Text(row.LifeHours(90))}";
            writer.WriteLine($"{row.Name,-20} {row.Runs,5} {life,16} {Text(row.ForetoldPercent),7} {Text(row.CoveragePercent),9} {Text(row.ErrorPercent),8} {Text(row.CoverageOfLifePercent),8} {Text(row.WarnedPercent),9} {Text(row.AheadHours, "F1"),8} {row.FalseWarnings,6}");
        }
        writer.WriteLine();
        foreach (string line in Lines(table))
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>What it comes to.</summary>
    internal static IEnumerable<string> Lines(HealthTable table)
    {
        HealthRow all = table.Gradual;
        yield return $"true failure inside P10 to P90: {Text(all.CoveragePercent, "F1")} % of the forecasts at half life, {Text(all.CoverageOfLifePercent, "F1")} % of those from 30 to 90 % of life (80 % would be honest)";
        yield return $"a forecast at half life: {Text(all.ForetoldPercent, "F1")} % of runs; median error of P50 there {Text(all.ErrorPercent, "F1")} % of what was left";
        yield return $"warned {HealthTable.LeastAheadMinutes} min and more before failure: {Text(all.WarnedPercent, "F1")} % of gradual failures, median {Text(all.AheadHours, "F1")} h ahead";
        yield return table.FalsePerMonth is { } rate
            ? FormattableString.Invariant($"false warnings: {rate:F2} in {HealthTable.HealthyDays} healthy days ({table.Healthy.Count} runs); {all.FalseWarnings} of parts that were not worn in {table.Worn.Sum(one => (long)one.EndMinute) / 1440} days of runs to failure")
            : "no healthy runs";
        yield return $"seed {table.Choices.Seed}; simulated wear, of which the docs beside the simulation say what it leaves out";
    }

    internal static string Text(double? value, string format = "F0") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
