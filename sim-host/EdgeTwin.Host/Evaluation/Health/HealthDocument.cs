using EdgeTwin.Host.Health;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>The JSON document of <c>evaluate --only health</c>, schema <c>edgetwin.evaluate-health/1</c>.</summary>
internal static class HealthDocument
{
    internal static object Of(HealthTable table, AbruptFaultCampaign faults) => new
    {
        schema = "edgetwin.evaluate-health/1",
        seed = table.Choices.Seed,
        runs = table.Worn.Count,
        healthyRuns = table.Healthy.Count,
        healthyDays = HealthTable.HealthyDays,
        falseWarningsPerHealthyRun = JsonOutput.Rounded(table.FalsePerMonth, 3),
        gradual = Row(table.Gradual),
        kinds = table.Kinds.Select(Row),
        abruptFaults = faults.Document(),
        calibration = table.Gradual.Calibration().Select(one => new { nominalPercent = one.Nominal, observedPercent = JsonOutput.Rounded(one.Observed, 2) }),
        life = Enumerable.Range(1, 19).Select(i => new
        {
            lifePercent = 5 * i,
            foretoldPercent = JsonOutput.Rounded(table.Gradual.ForetoldAt(5 * i), 2),
            medianErrorPercent = JsonOutput.Rounded(table.Gradual.ErrorAt(5 * i), 2),
        }),
        falseWarnings = table.Worn.Concat(table.Healthy).SelectMany(run => run.FalseWarnings.Select(one => new
        {
            kind = HealthTable.NameOf(run.Kind),
            seed = run.Seed,
            item = one.Item.ToString(),
            state = one.State.ToString(),
            minute = one.Minute,
            level = one.Level,
        })),
    };

    private static object Row(HealthRow row) => new
    {
        kind = row.Name,
        runs = row.Runs,
        medianLifeH = JsonOutput.Rounded(row.LifeHours(50), 2),
        foretoldPercent = JsonOutput.Rounded(row.ForetoldPercent, 2),
        insidePercent = JsonOutput.Rounded(row.CoveragePercent, 2),
        insideOfLifePercent = JsonOutput.Rounded(row.CoverageOfLifePercent, 2),
        medianErrorPercent = JsonOutput.Rounded(row.ErrorPercent, 2),
        warnedPercent = JsonOutput.Rounded(row.WarnedPercent, 2),
        medianAheadH = JsonOutput.Rounded(row.AheadHours, 2),
        falseWarnings = row.FalseWarnings,
    };
}
