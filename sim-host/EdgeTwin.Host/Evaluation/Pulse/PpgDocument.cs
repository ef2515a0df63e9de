using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>The JSON document of <c>evaluate --only ppg</c>, schema <c>edgetwin.evaluate-ppg/1</c>.</summary>
internal static class PpgDocument
{
    internal static object Of(PpgTable table) => new
    {
        schema = "edgetwin.evaluate-ppg/1",
        learningS = table.Choices.LearningS,
        records = table.Rows.Select(row => new
        {
            record = row.Name,
            durationS = JsonOutput.Rounded(row.DurationS, 2),
            pulses = row.Run!.Pulses.Count,
            goodPulses = row.Run.Pulses.Count(one => one.IsGood),
            all = Counts(row.All),
            gated = Counts(row.Gated),
            lagMs = JsonOutput.Rounded(row.LagS * 1000, 1),
            rateErrorBpm = JsonOutput.Rounded(row.RateErrorBpm, 2),
            secondsWithin2Bpm = row.Seconds.Within,
            secondsCompared = row.Seconds.Of,
            medianBpm = JsonOutput.Rounded(row.MedianBpm, 1),
            labelBpm = row.LabelBpm,
            perfusionPermyriad = row.Run.PerfusionPermyriad,
            ratioPermille = row.Run.RatioPermille,
            spo2Permille = row.Run.Spo2Permille,
            labelSpo2Percent = row.Spo2Percent,
        }),
        gross = new
        {
            all = Counts(table.All),
            gated = Counts(table.Gated),
            recordsWithin2Bpm = table.Recordings.Within,
            recordsCompared = table.Recordings.Of,
        },
        spo2 = table.Oxygen.Labelled == 0 ? null : new
        {
            labelled = table.Oxygen.Labelled,
            told = table.Oxygen.Rows.Count,
            leftOutRmsPercent = JsonOutput.Rounded(table.Oxygen.LeftOutRms, 3),
            maximRmsPercent = JsonOutput.Rounded(table.Oxygen.MaximRms, 3),
            intercept = JsonOutput.Rounded(table.Oxygen.Intercept, 3),
            slope = JsonOutput.Rounded(table.Oxygen.Slope, 3),
        },
        labelRateMaeBpm = JsonOutput.Rounded(table.RateMae, 3),
        notScored = table.Failed.Select(one => new { record = one.Name, problem = one.Problem }),
    };

    private static object? Counts(PulseCounts? counts) => counts is null ? null : new
    {
        truePositives = counts.Found,
        falseNegatives = counts.Missed,
        falsePositives = counts.False,
        sensitivityPercent = JsonOutput.Rounded(counts.Sensitivity.Percent, 4),
        positivePredictivityPercent = JsonOutput.Rounded(counts.Predictivity.Percent, 4),
        f1Percent = JsonOutput.Rounded(counts.F1.Percent, 4),
    };
}
