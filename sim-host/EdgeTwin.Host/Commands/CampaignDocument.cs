using System.Globalization;
using System.Text.Json;
using EdgeTwin.Host.Campaign;
using EdgeTwin.Host.Output;
using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Commands;

/// <summary>The document of <c>edgetwin campaign --json</c>.</summary>
internal static class CampaignDocument
{
    internal static object Of(CampaignTotals totals, int minutes, IReadOnlyList<WearProjection> wear) => new
    {
        schema = "edgetwin.campaign/1",
        seeds = totals.Seeds,
        minutesPerSeed = minutes,
        virtualHours = JsonOutput.Rounded(totals.VirtualMs / 3_600_000.0, 2),
        traceHash = totals.Hash().ToString("x16", CultureInfo.InvariantCulture),
        events = new { made = totals.Made, arrived = totals.Arrived, inGaps = totals.InGaps, lostToDamage = totals.Damaged, duplicates = totals.Duplicates },
        boots = totals.Boots,
        ownReboots = totals.OwnReboots,
        radioOpenings = totals.RadioOpenings,
        ecgSamples = totals.Samples,
        faults = Enum.GetValues<Fault>().ToDictionary(f => JsonNamingPolicy.CamelCase.ConvertName(f.ToString()), f => totals.Faults[f]),
        wear = wear.Select(w => new
        {
            part = w.Part,
            blocks = w.Blocks,
            segments = w.Segments,
            eventsPerDay = WearProjection.EventsPerDay,
            worstErasesPerYear = w.WorstErases,
            endurance = WearProjection.Endurance,
            years = JsonOutput.Rounded(w.Years, 1),
        }),
        failedSeeds = totals.FailedSeeds,
        failures = totals.Failures.Select(f => new
        {
            seed = f.Seed,
            atS = JsonOutput.Rounded(f.Violations[0].TimeMs / 1000.0, 3),
            rule = f.Violations[0].Rule,
            what = f.Violations[0].What,
            traceHash = f.TraceHash.ToString("x16", CultureInfo.InvariantCulture),
        }),
    };
}
