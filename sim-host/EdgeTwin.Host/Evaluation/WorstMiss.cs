using EdgeTwin.Core;
using EdgeTwin.Host.Reports;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Host.Evaluation;

/// <summary>Ten seconds of a record with more errors in them than others.</summary>
/// <param name="Score">The record.</param>
/// <param name="Window">The stretch, at 250 Hz.</param>
/// <param name="Errors">Beats missed, found where there is none, or put into the wrong class, in it.</param>
internal sealed record WorstMiss(RecordScore Score, StripWindow Window, int Errors)
{
    private const int MostStrips = 12;
    private const int MostOfOneRecord = 3;
    private const int LeadSamples = 2 * Limits.SampleRateHz;

    /// <summary>The stretches with most errors, of no record more than three, in the order of records and time.</summary>
    internal static IReadOnlyList<WorstMiss> Choose(IReadOnlyList<RecordScore> scores) =>
        [.. scores.SelectMany(OfRecord).OrderByDescending(one => one.Errors).ThenBy(one => one.Score.Name, StringComparer.Ordinal).ThenBy(one => one.Window.StartSample)
            .Take(MostStrips).OrderBy(one => one.Score.Name, StringComparer.Ordinal).ThenBy(one => one.Window.StartSample)];

    private static IEnumerable<WorstMiss> OfRecord(RecordScore score)
    {
        if (score.Matrix is not { } matrix || score.Result is null)
        {
            return [];
        }
        SampleTime time = new(score.FrequencyHz);
        // A paced beat is of no class, and neither right nor wrong.
        long[] errors = [.. score.Pairs.Where(one => matrix.Paced ? one.IsQrsError : one.IsError).Select(one => time.ToSample(one.Sample)).Order()];
        List<WorstMiss> candidates = [];
        int inside = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            long start = Math.Max(0, errors[i] - LeadSamples);
            while (inside < errors.Length && errors[inside] < start + StripWindow.Samples)
            {
                inside++;
            }
            candidates.Add(new WorstMiss(score, new StripWindow(start, score.Name), inside - i));
        }
        List<WorstMiss> chosen = [];
        foreach (WorstMiss one in candidates.OrderByDescending(one => one.Errors))
        {
            if (chosen.Count < MostOfOneRecord && chosen.TrueForAll(other => Math.Abs(other.Window.StartSample - one.Window.StartSample) >= StripWindow.Samples))
            {
                chosen.Add(one);
            }
        }
        return chosen;
    }
}
