using System.Globalization;
using System.Text;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>
/// Ten seconds of ECG on its paper: 25 mm/s and 10 mm/mV, fine lines each mm and coarse ones each 5 mm, as a clinician reads it.
/// Drawn in tenths of a millimetre, so that one sample at 250 Hz is one unit wide and one unit is 10 uV high.
/// </summary>
internal static class TraceStrip
{
    private const int UvPerUnit = 10;
    private const int Coarse = 50;
    private const int MarkRow = 70;
    private const int LeastHeight = 250;
    private const int MostHeight = 500;

    internal static void Append(StringBuilder svg, StripWindow window, int[] samples, ReplayResult result, IReadOnlyList<(long Sample, string Letter)>? reference = null)
    {
        (int top, int height) = Frame(samples);
        int full = MarkRow + height + 30;
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"strip\" viewBox=\"0 0 {StripWindow.Samples} {full}\" role=\"img\" aria-label=\"ECG from {Say.Clock(window.StartSample / 250.0)}, 10 seconds\">");
        Grid(svg, full);
        Spans(svg, window, result.Events, full);
        Trace(svg, samples, top);
        Marks(svg, window, result.Beats);
        if (reference is not null)
        {
            References(svg, window, reference, full);
        }
        for (int second = 0; second < StripWindow.Seconds; second += 2)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(second * 250) + 8}\" y=\"{full - 8}\" font-size=\"26\">{Say.Clock((window.StartSample / 250.0) + second)}</text>");
        }
        svg.Append("</svg>");
    }

    // The strip's own middle and height: wander and offset differ between leads, the scale never does.
    private static (int Top, int Height) Frame(int[] samples)
    {
        int[] sorted = [.. samples.Where(sample => sample != ISampleSource.Missing)];
        if (sorted.Length == 0)
        {
            return (LeastHeight / 2, LeastHeight);
        }
        Array.Sort(sorted);
        int low = sorted[0] / UvPerUnit;
        int high = sorted[^1] / UvPerUnit;
        if (high - low > MostHeight - 40)
        {
            // A spike or a rail would flatten everything else: the frame follows the middle of the signal, and the rest is cut.
            int middle = sorted[sorted.Length / 2] / UvPerUnit;
            low = Math.Max(low, middle - (MostHeight / 2) + 20);
            high = Math.Min(high, middle + (MostHeight / 2) - 20);
        }
        int height = Math.Clamp((high - low + 40 + Coarse - 1) / Coarse * Coarse, LeastHeight, MostHeight);
        return (((high + low) / 2) + (height / 2), height);
    }

    private static void Grid(StringBuilder svg, int height)
    {
        StringBuilder fine = new();
        StringBuilder coarse = new();
        for (int x = 0; x <= StripWindow.Samples; x += 10)
        {
            (x % Coarse == 0 ? coarse : fine).Append(CultureInfo.InvariantCulture, $"M{x} 0v{height}");
        }
        for (int y = 0; y <= height; y += 10)
        {
            (y % Coarse == 0 ? coarse : fine).Append(CultureInfo.InvariantCulture, $"M0 {y}h{StripWindow.Samples}");
        }
        svg.Append("<path class=\"grid-fine\" d=\"").Append(fine).Append("\"/><path class=\"grid-coarse\" d=\"").Append(coarse).Append("\"/>");
    }

    private static void Trace(StringBuilder svg, int[] samples, int top)
    {
        svg.Append("<path class=\"trace\" d=\"");
        bool isDown = false;
        int last = 0;
        for (int x = 0; x < samples.Length; x++)
        {
            if (samples[x] == ISampleSource.Missing)
            {
                isDown = false;
                continue;
            }
            int y = MarkRow + Math.Clamp(top - (int)Math.Round((double)samples[x] / UvPerUnit), -MarkRow, MostHeight + 100);
            if (isDown)
            {
                svg.Append(CultureInfo.InvariantCulture, $"l1 {y - last}");
            }
            else
            {
                svg.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
            }
            isDown = true;
            last = y;
        }
        svg.Append("\"/>");
    }

    private static void Marks(StringBuilder svg, StripWindow window, IReadOnlyList<ReplayedBeat> beats)
    {
        foreach (ReplayedBeat beat in beats)
        {
            long x = beat.SampleIndex - window.StartSample;
            if (x is < 0 or >= StripWindow.Samples)
            {
                continue;
            }
            string letter = BeatLetter.Of(beat.Kind);
            string ectopic = beat.Kind == BeatKind.Normal ? "" : " ectopic";
            string unsure = beat.IsReliable ? "" : " unsure";
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"mark{ectopic}{unsure}\" d=\"M{x} 40v26\"/>");
            string text = beat.IsReliable ? letter : letter + "?";
            string style = beat.Kind == BeatKind.Normal ? "mark-text" : "ectopic-text";
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x}\" y=\"34\" font-size=\"28\" text-anchor=\"middle\">{text}</text>");
        }
    }

    // What the reference says stands below the trace, what the device says above it.
    private static void References(StringBuilder svg, StripWindow window, IReadOnlyList<(long Sample, string Letter)> reference, int height)
    {
        foreach ((long sample, string letter) in reference)
        {
            long x = sample - window.StartSample;
            if (x is >= 0 and < StripWindow.Samples)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"reference\" d=\"M{x} {height - 92}v22\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"reference-text\" x=\"{x}\" y=\"{height - 44}\" font-size=\"28\" text-anchor=\"middle\">{Html.Escape(letter)}</text>");
            }
        }
    }

    private static void Spans(StringBuilder svg, StripWindow window, IReadOnlyList<ReplayedEvent> events, int height)
    {
        int row = 0;
        foreach (ReplayedEvent one in events.Where(one => !one.IsSummary))
        {
            long from = one.StartSample - window.StartSample;
            long to = (one.EndSample ?? long.MaxValue / 2) - window.StartSample;
            if (to < 0 || from >= StripWindow.Samples)
            {
                continue;
            }
            string style = one.IsTechnical ? "technical" : "rhythm";
            long left = Math.Max(0, from);
            long right = Math.Min(StripWindow.Samples, Math.Max(to, left + 4));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"span-{style}\" x=\"{left}\" y=\"0\" width=\"{right - left}\" height=\"{height}\"/>");
            if (from >= 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"edge-{style}\" stroke-width=\"4\" d=\"M{from} 0v{height}\"/>");
            }
            int y = height - 44 - (row++ % 4 * 34);
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name-{style}\" x=\"{left + 10}\" y=\"{y}\" font-size=\"30\">{(from < 0 ? "\u2190 " : "")}{one.Name}</text>");
        }
    }
}
