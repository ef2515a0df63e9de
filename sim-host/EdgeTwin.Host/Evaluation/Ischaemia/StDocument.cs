using EdgeTwin.Host.Output;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>The JSON document of <c>evaluate --inject-st</c>, schema <c>edgetwin.evaluate-st/1</c>.</summary>
internal static class StDocument
{
    internal static object Of(StTable table, StChoices choices, int learningS) => new
    {
        schema = "edgetwin.evaluate-st/1",
        learningS,
        seeds = choices.Seeds,
        episodesPerHour = choices.PerHour,
        records = table.Rows.Select(row => new { record = row.Name, st = Row(row.Score) }),
        gross = Row(table.Gross),
        average = new
        {
            sensitivityPercent = JsonOutput.Rounded(table.Average(row => row.Sensitivity), 4),
            positivePredictivityPercent = JsonOutput.Rounded(table.Average(row => row.PositivePredictivity), 4),
            durationSensitivityPercent = JsonOutput.Rounded(table.Average(row => row.DurationSensitivity), 4),
            durationPositivePredictivityPercent = JsonOutput.Rounded(table.Average(row => row.DurationPositivePredictivity), 4),
        },
        notScored = table.Failed.Select(one => new { record = one.Name, problem = one.Problem }),
    };

    private static object Row(StScore score) => new
    {
        hours = JsonOutput.Rounded(score.Hours, 3),
        episodes = score.Sensitivity.Of,
        found = score.Sensitivity.Hits,
        told = score.PositivePredictivity.Of,
        sensitivityPercent = Percent(score.Sensitivity),
        positivePredictivityPercent = Percent(score.PositivePredictivity),
        positivePredictivityWithoutOwnPercent = Percent(score.PredictivityWithoutOwn),
        ownEpisodesPerHour = JsonOutput.Rounded(score.OwnHours > 0 ? score.OwnEvents / score.OwnHours : null, 4),
        durationSensitivityPercent = Percent(score.DurationSensitivity),
        durationPositivePredictivityPercent = Percent(score.DurationPositivePredictivity),
        anySensitivityPercent = Percent(score.AnySensitivity),
        anyPositivePredictivityPercent = Percent(score.AnyPositivePredictivity),
        rateRelated = score.RateFound.Of,
        rateRelatedFound = score.RateFound.Hits,
        rateRelatedToldApartPercent = Percent(score.ToldApart),
        ischaemicCalledRateRelatedPercent = Percent(score.Mislabelled),
        extremumBiasUv = JsonOutput.Rounded(score.Deviations.Count > 0 ? score.Deviations.Average() : null, 2),
        meanBiasUv = JsonOutput.Rounded(score.Means.Count > 0 ? score.Means.Average() : null, 2),
        falseEpisodesPerHour = JsonOutput.Rounded(StSummary.FalsePerHour(score), 4),
    };

    private static decimal? Percent(Ratio ratio) => JsonOutput.Rounded(ratio.Percent, 4);
}
