using System.Text;
using EdgeTwin.Core;
using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.WhatIf;

namespace EdgeTwin.Host.Reports;

/// <summary>The page of an experiment: the answer, both runs side by side, and strips before and after.</summary>
internal static class WhatIfReport
{
    private const int MostStrips = 6;
    private const int LeadSamples = 4 * Limits.SampleRateHz;

    internal static string Write(Outcome outcome, CancellationToken cancellation) => Html.Page($"{outcome.Heart.Name}: EdgeTwin what-if", html =>
    {
        html.Append("<header><h1>Would it have noticed?</h1><p class=\"lead\">").Append(Html.Escape(outcome.Sentence)).Append("</p></header>\n<div class=\"figures\">\n");
        foreach (Answer one in outcome.Answers)
        {
            Html.Figure(html, one.Edit.Words, one.IsNoticed ? "yes" : one.IsMasked ? "?" : "no", "", one.Told is { } told ? $"{told.Name} at {Say.Clock(told.DecidedS)}" : one.IsNoticed ? one.Name : one.Already is { } own ? $"{own} as it is" : "no event");
            Html.Figure(html, "Least told", WhatIfText.Least(one), "", "found by halves, here and for this wearer");
        }
        html.Append("</div>\n<p class=\"notice\">").Append(Html.Notice).Append("</p>\n<h2>The changes</h2>\n");
        Changes(html, outcome);
        html.Append("<h2>Side by side</h2>\n<div class=\"scroll\"><table><thead><tr><th></th><th class=\"n\">As it is</th><th class=\"n\">Changed</th></tr></thead><tbody>\n");
        foreach ((string what, string before, string after) in outcome.Comparison)
        {
            Row(html, [what], [before, after]);
        }
        html.Append("</tbody></table></div>\n");
        Strips(html, outcome, cancellation);
        html.Append("<h2>The heart</h2>\n<p>").Append(Html.Escape($"{outcome.Heart.Name}, {outcome.Heart.Source}; beats {outcome.Heart.BeatsFrom}; changed from {Say.Clock(outcome.Plan.AtS)} for {Say.Length(outcome.Plan.LengthS)}; seed {outcome.Plan.Seed}."))
            .Append("</p>\n");
    });

    private static void Changes(StringBuilder html, Outcome outcome)
    {
        html.Append("<div class=\"scroll\"><table><thead><tr><th>Change</th><th>Answer</th><th class=\"n\">Told at</th><th class=\"n\">After its onset</th><th class=\"n\">After its criterion</th><th class=\"n\">Least told</th></tr></thead><tbody>\n");
        foreach (Answer one in outcome.Answers)
        {
            string told = one.Told is { } answer ? Say.Clock(answer.DecidedS) : "-";
            Row(html, [one.Edit.Words, one.Name], [told, WhatIfText.Seconds(one.AfterOnsetS), WhatIfText.Seconds(one.AfterCriterionS), WhatIfText.Least(one)]);
        }
        html.Append("</tbody></table></div>\n");
    }

    private static void Row(StringBuilder html, IEnumerable<string> words, IEnumerable<string> numbers)
    {
        html.Append("<tr>");
        foreach (string cell in words)
        {
            html.Append("<td>").Append(Html.Escape(cell)).Append("</td>");
        }
        foreach (string cell in numbers)
        {
            html.Append("<td class=\"n\">").Append(Html.Escape(cell)).Append("</td>");
        }
        html.Append("</tr>\n");
    }

    private static void Strips(StringBuilder html, Outcome outcome, CancellationToken cancellation)
    {
        html.Append("<h2>Before and after</h2>\n<p class=\"lead\">25 mm/s, 10 mm/mV: a small square is 40 ms wide and 0.1 mV high. Each place twice: as it is, and changed. N marks a normal beat, S a supraventricular and V a ventricular ectopic one; a question mark: found while the signal was poor.</p>\n");
        IReadOnlyList<StripWindow> windows = Windows(outcome);
        IReadOnlyList<int[]> before = StripReader.Read(new ArraySource(outcome.Heart.Microvolts), windows, cancellation);
        IReadOnlyList<int[]> after = StripReader.Read(new ArraySource(outcome.Edited.Microvolts), windows, cancellation);
        for (int i = 0; i < windows.Count; i++)
        {
            Strip(html, windows[i], "as it is", before[i], outcome.AsItIs);
            Strip(html, windows[i], "changed", after[i], outcome.Result);
        }
    }

    private static void Strip(StringBuilder html, StripWindow window, string which, int[] samples, ReplayResult result)
    {
        html.Append("<figure><figcaption><b>").Append(Say.Clock((double)window.StartSample / Limits.SampleRateHz)).Append("</b> ").Append(Html.Escape($"{window.Title}, {which}"))
            .Append("</figcaption><div class=\"scroll\">");
        TraceStrip.Append(html, window, samples, result);
        html.Append("</div></figure>\n");
    }

    // The onset, the middle, and where each change was told.
    private static IReadOnlyList<StripWindow> Windows(Outcome outcome)
    {
        List<(long Sample, string Title)> wanted = [(outcome.Edited.From, "the change begins"), ((outcome.Edited.From + outcome.Edited.To) / 2, "its middle")];
        wanted.AddRange(outcome.Answers.Where(one => one.Told is not null).Select(one => (one.Told!.DecidedSample, $"{one.Told.Name} is told")));
        long last = Math.Max(0, outcome.Edited.Microvolts.Length - StripWindow.Samples);
        List<StripWindow> chosen = [];
        foreach ((long sample, string title) in wanted)
        {
            long start = Math.Clamp(sample - LeadSamples, 0, last);
            if (chosen.Count < MostStrips && chosen.TrueForAll(one => Math.Abs(one.StartSample - start) > LeadSamples))
            {
                chosen.Add(new StripWindow(start, title));
            }
        }
        return [.. chosen.OrderBy(one => one.StartSample)];
    }
}
