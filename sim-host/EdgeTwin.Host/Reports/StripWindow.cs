using EdgeTwin.Core;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>A stretch of the trace that is worth drawing.</summary>
/// <param name="StartSample">First sample at 250 Hz.</param>
/// <param name="Title">Why it is shown.</param>
internal sealed record StripWindow(long StartSample, string Title)
{
    /// <summary>Length of a strip, s: what a page holds at 25 mm/s.</summary>
    internal const int Seconds = 10;

    internal const int Samples = Seconds * Limits.SampleRateHz;

    private const int MostStrips = 12;
    private const int LeadSamples = 4 * Limits.SampleRateHz;

    internal long EndSample => StartSample + Samples;

    /// <summary>
    /// The start of the record, and the onset of each episode: first one of every kind, then more in the order of time, until the page
    /// is full. Onsets that stand in a strip already chosen are not drawn again.
    /// </summary>
    internal static IReadOnlyList<StripWindow> Choose(IReadOnlyList<ReplayedEvent> events, long sampleCount)
    {
        List<StripWindow> chosen = [new StripWindow(0, "start of the record")];
        IEnumerable<ReplayedEvent> firsts = events.Where(one => !one.IsSummary).GroupBy(one => one.Kind).Select(kind => kind.First()).OrderBy(one => one.StartSample);
        foreach (ReplayedEvent one in firsts.Concat(events.Where(one => !one.IsSummary)))
        {
            if (chosen.Count == MostStrips)
            {
                break;
            }
            long onset = one.StartSample;
            bool isShown = chosen.Any(window => onset >= window.StartSample && onset < window.EndSample - Limits.SampleRateHz);
            if (!isShown)
            {
                long start = Math.Clamp(onset - LeadSamples, 0, Math.Max(0, sampleCount - Samples));
                chosen.Add(new StripWindow(start, one.Name));
            }
        }
        return [.. chosen.OrderBy(window => window.StartSample)];
    }
}
