using System.Globalization;
using System.Text;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>The page of one replay: key figures, the strips worth seeing, the tachogram, the events with their evidence, the record.</summary>
internal static class ReplayReport
{
    private const int MostRows = 500;

    /// <summary>Writes the page.</summary>
    /// <param name="record">What was replayed.</param>
    /// <param name="result">What came out.</param>
    /// <param name="windows">Strips to draw; empty where there is no signal.</param>
    /// <param name="strips">Their samples.</param>
    internal static string Write(RecordFacts record, ReplayResult result, IReadOnlyList<StripWindow> windows, IReadOnlyList<int[]> strips) =>
        Html.Page($"{record.Name}: EdgeTwin replay", html =>
        {
            Header(html, record, result);
            html.Append("<h2>Heartbeat by heartbeat</h2>\n<figure><figcaption>Each dot is one RR interval, the time from one beat to the next. Shaded: episodes")
                .Append(" (solid edge: rhythm; dashed edge: signal).</figcaption><div class=\"scroll\">");
            Tachogram.Append(html, result);
            html.Append("</div></figure>\n");
            Events(html, result);
            Strips(html, result, windows, strips);
            DeviceStrips.Append(html, result);
            Facts(html, record, result);
        });

    private static void Header(StringBuilder html, RecordFacts record, ReplayResult result)
    {
        BeatStatistics beats = BeatStatistics.Of(result.Beats);
        html.Append("<header><h1>").Append(Html.Escape(record.Name)).Append("</h1><p class=\"lead\">").Append(Html.Escape(Say.Length(result.DurationS)))
            .Append(" of ").Append(Html.Escape(record.Source)).Append(", replayed through the device's own detector</p></header>\n<div class=\"figures\">\n");
        Html.Figure(html, "Beats", beats.Count.ToString("#,0", CultureInfo.InvariantCulture), "", Ectopic(beats));
        Html.Figure(html, "Mean rate", Whole(beats.MeanBpm), "/min", $"lowest {Whole(beats.MinBpm)}, highest {Whole(beats.MaxBpm)} over 8 beats");
        Html.Figure(html, "Reliable beats", Say.Percent(beats.ReliableShare, 1), "%", "found while the signal could be judged");
        Html.Figure(html, "Rhythm episodes", result.Events.Count(one => !one.IsTechnical && !one.IsSummary).ToString(CultureInfo.InvariantCulture), "", $"and {Say.Count(result.Events.Count(one => one.IsTechnical), "signal problem")}");
        if (beats.MedianDelayMs is { } delay)
        {
            Html.Figure(html, "Told after", delay.ToString(CultureInfo.InvariantCulture), "ms", "median, from R peak to confirmed beat");
        }
        html.Append("</div>\n<p class=\"notice\">").Append(Html.Notice).Append("</p>\n");
    }

    private static string Ectopic(BeatStatistics beats) =>
        beats.VentricularCount + beats.SupraventricularCount == 0 ? "" : $"V {beats.VentricularCount}, S {beats.SupraventricularCount}";

    private static string Whole(double? value) => value is { } number ? number.ToString("0", CultureInfo.InvariantCulture) : "-";

    private static void Events(StringBuilder html, ReplayResult result)
    {
        html.Append("<h2>Events</h2>\n");
        if (result.Events.Count == 0)
        {
            html.Append("<p>None of the events that this version looks for. That is not a finding of health.</p>\n");
            return;
        }
        html.Append("<div class=\"scroll\"><table><thead><tr><th>Event</th><th class=\"n\">Start</th><th class=\"n\">Length</th><th class=\"n\">Decided after</th><th>Evidence</th></tr></thead><tbody>\n");
        foreach (ReplayedEvent one in result.Events.Take(MostRows))
        {
            string length = one.EndS is { } end ? Say.Length(end - one.StartS) : "lasts";
            html.Append("<tr><td><span class=\"tag").Append(one.IsTechnical ? " technical" : "").Append("\">").Append(one.Name)
                .Append("</span></td><td class=\"n\">").Append(Say.Clock(one.StartS)).Append("</td><td class=\"n\">").Append(length)
                .Append("</td><td class=\"n\">").Append(Say.Length(one.DecidedS - one.StartS)).Append("</td><td class=\"wide\">")
                .Append(Html.Escape(EvidenceText.Of(one))).Append("</td></tr>\n");
        }
        html.Append("</tbody></table></div>\n");
        if (result.Events.Count > MostRows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>The first {MostRows} of {result.Events.Count}; the event file has them all.</p>\n");
        }
    }

    private static void Strips(StringBuilder html, ReplayResult result, IReadOnlyList<StripWindow> windows, IReadOnlyList<int[]> strips)
    {
        if (windows.Count == 0)
        {
            return;
        }
        html.Append("<h2>Strips</h2>\n<p class=\"lead\">25 mm/s, 10 mm/mV: a small square is 40 ms wide and 0.1 mV high. N marks a normal beat, S a supraventricular and V a ventricular ectopic one; a question mark: found while the signal was poor.</p>\n");
        for (int i = 0; i < windows.Count; i++)
        {
            html.Append("<figure><figcaption><b>").Append(Say.Clock(windows[i].StartSample / 250.0)).Append("</b> ").Append(Html.Escape(windows[i].Title))
                .Append("</figcaption><div class=\"scroll\">");
            TraceStrip.Append(html, windows[i], strips[i], result);
            html.Append("</div></figure>\n");
        }
    }

    private static void Facts(StringBuilder html, RecordFacts record, ReplayResult result)
    {
        html.Append("<h2>The record</h2>\n<dl>\n");
        Fact("Signal", record.Signal);
        Fact("Sampled at", record.Rate);
        Fact("Began", record.StartTime);
        Fact("Missing", result.MissingSamples == 0 ? "nothing" : $"{Say.Length(result.MissingSamples / 250.0)} in all");
        Fact("Header says", string.Join("\n", record.Comments));
        html.Append("</dl>\n");

        void Fact(string name, string value)
        {
            if (value.Length > 0)
            {
                html.Append("<dt>").Append(name).Append("</dt><dd>").Append(Html.Escape(value).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</dd>\n");
            }
        }
    }
}
