using System.Globalization;
using System.Text;
using EdgeTwin.Core;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>Every RR interval of the record against time, with the episodes shaded behind.</summary>
internal static class Tachogram
{
    private const int Width = 1120;
    private const int Left = 52;
    private const int Right = 62;
    private const int Top = 40;
    private const int Height = 220;
    private const int MostDots = 6000;

    internal static void Append(StringBuilder svg, ReplayResult result)
    {
        int topMs = TopMs(result.Beats);
        double perSample = (double)(Width - Left - Right) / Math.Max(1, result.SampleCount);
        double perMs = (double)Height / topMs;
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"tachogram\" viewBox=\"0 0 {Width} {Top + Height + 34}\" role=\"img\" aria-label=\"RR intervals over the whole record\">");
        Spans(svg, result, perSample);
        Axes(svg, result, topMs, perSample, perMs);
        Dots(svg, result.Beats, topMs, perSample, perMs, reliable: false);
        Dots(svg, result.Beats, topMs, perSample, perMs, reliable: true);
        svg.Append("</svg>");
    }

    // The axis ends above 99.5 % of the intervals, on a whole 250 ms: one long pause does not press the rest flat, and is drawn at the rim.
    private static int TopMs(IReadOnlyList<ReplayedBeat> beats)
    {
        int[] intervals = [.. beats.Where(beat => beat.RrMs > 0).Select(beat => beat.RrMs)];
        if (intervals.Length == 0)
        {
            return 1500;
        }
        Array.Sort(intervals);
        int high = intervals[(int)((intervals.Length - 1) * 0.995)];
        return Math.Clamp(((high * 12 / 10) + 249) / 250 * 250, 1000, 3000);
    }

    private static void Axes(StringBuilder svg, ReplayResult result, int topMs, double perSample, double perMs)
    {
        for (int ms = 0; ms <= topMs; ms += topMs > 1500 ? 500 : 250)
        {
            double y = Top + Height - (ms * perMs);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} {Html.Number(y)}H{Width - Right}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{Html.Number(y + 4)}\" font-size=\"12\" text-anchor=\"end\">{ms}</text>");
            if (ms > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right + 6}\" y=\"{Html.Number(y + 4)}\" font-size=\"12\">{60000 / ms}/min</text>");
            }
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"{Top - 14}\" font-size=\"12\">RR, ms</text>");
        double stepS = Step(result.DurationS);
        for (double s = 0; s <= result.DurationS; s += stepS)
        {
            double x = Left + (s * Limits.SampleRateHz * perSample);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Html.Number(x)}\" y=\"{Top + Height + 20}\" font-size=\"12\" text-anchor=\"middle\">{Tick(s)}</text>");
        }
    }

    private static string Tick(double seconds) => seconds >= 3600
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600}:{(int)seconds / 60 % 60:00} h")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00}");

    private static double Step(double durationS)
    {
        double[] steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200];
        return Array.Find(steps, step => durationS / step <= 10) is > 0 and { } found ? found : 86400;
    }

    private static void Dots(StringBuilder svg, IReadOnlyList<ReplayedBeat> beats, int topMs, double perSample, double perMs, bool reliable)
    {
        // A day has 100,000 beats and the page 1,000 columns: beyond a count, dots that fall on the same pixel are drawn once.
        HashSet<(int, int)>? drawn = beats.Count > MostDots ? [] : null;
        svg.Append(reliable ? "<path class=\"rr\" stroke-width=\"3\" d=\"" : "<path class=\"rr-unsure\" stroke-width=\"3\" d=\"");
        foreach (ReplayedBeat beat in beats)
        {
            if (beat.RrMs <= 0 || beat.IsReliable != reliable)
            {
                continue;
            }
            double x = Left + (beat.SampleIndex * perSample);
            double y = Top + Height - (Math.Min(beat.RrMs, topMs) * perMs);
            if (drawn is null || drawn.Add(((int)x, (int)y)))
            {
                svg.Append(CultureInfo.InvariantCulture, $"M{Math.Round(x, 1)} {Math.Round(y, 1)}h.01");
            }
        }
        svg.Append("\"/>");
    }

    private static void Spans(StringBuilder svg, ReplayResult result, double perSample)
    {
        double free = 0;
        foreach (ReplayedEvent one in result.Events.Where(one => !one.IsSummary).OrderBy(one => one.StartSample))
        {
            double x = Left + (one.StartSample * perSample);
            double end = Left + ((one.EndSample ?? result.SampleCount) * perSample);
            string style = one.IsTechnical ? "technical" : "rhythm";
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"span-{style}\" x=\"{Html.Number(x)}\" y=\"{Top}\" width=\"{Html.Number(Math.Max(1.5, end - x))}\" height=\"{Height}\"><title>{one.Name} {Say.Clock(one.StartS)}</title></rect>");
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"edge-{style}\" stroke-width=\"1\" d=\"M{Html.Number(x)} {Top}v{Height}\"/>");
            // A name only where it does not run into the one before; the list below has them all.
            if (x >= free)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name-{style}\" x=\"{Html.Number(x + 2)}\" y=\"{Top - 5}\" font-size=\"12\">{one.Name}</text>");
                free = x + 10 + (one.Name.Length * 7);
            }
        }
    }
}
