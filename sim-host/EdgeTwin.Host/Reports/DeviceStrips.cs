using System.Text;
using EdgeTwin.Core;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>The strips that alarms carry, drawn from their coded form: what a clinician sees who has nothing else.</summary>
internal static class DeviceStrips
{
    private const int MostStrips = 12;

    internal static void Append(StringBuilder html, ReplayResult result)
    {
        ReplayedEvent[] carrying = [.. result.Events.Where(one => one.Strip is not null)];
        if (carrying.Length == 0)
        {
            return;
        }
        // One of each kind first, as with the strips of the record.
        HashSet<ReplayedEvent> chosen = [.. carrying.GroupBy(one => one.Kind).Select(kind => kind.First()).Concat(carrying).Distinct().Take(MostStrips)];
        html.Append("<h2>What the device sends with its alarms</h2>\n<p class=\"lead\">The 8 seconds before the alarm was decided, as they are coded in its record: ")
            .Append("125 points a second in steps of 8 \u00B5V").Append(carrying.Length > chosen.Count ? $"; {chosen.Count} of {carrying.Length}" : "").Append(".</p>\n");
        foreach (ReplayedEvent one in carrying.Where(chosen.Contains))
        {
            StripWindow window = new((long)(one.Strip!.StartS * Limits.SampleRateHz), one.Name);
            html.Append("<figure><figcaption><b>").Append(Say.Clock((double)one.Strip.StartS)).Append("</b> ").Append(Html.Escape(one.Name)).Append(", ")
                .Append(Html.Escape(EvidenceText.Of(one))).Append("</figcaption><div class=\"scroll\">");
            TraceStrip.Append(html, window, Samples(one.Strip), result);
            html.Append("</div></figure>\n");
        }
    }

    /// <summary>The strip's points at the rate that strips are drawn with, each held until the next.</summary>
    internal static int[] Samples(DeviceStrip strip)
    {
        int[] samples = new int[StripWindow.Samples];
        Array.Fill(samples, ISampleSource.Missing);
        int[] points = strip.Points();
        for (int i = 0; i < samples.Length; i++)
        {
            long at = (long)i * strip.RateHz / Limits.SampleRateHz;
            if (at < points.Length)
            {
                samples[i] = points[at];
            }
        }
        return samples;
    }
}
