using System.Globalization;
using System.Text;
using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Evaluation.Figures;
using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Reports;

/// <summary>The page of an evaluation: gross figures, a line a record, the beat-by-beat matrix, what was not scored.</summary>
internal static class EvaluateReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="folder">The database.</param>
    /// <param name="table">Its scores.</param>
    /// <param name="strips">The worst misses, drawn; empty for none.</param>
    internal static string Write(string folder, ScoreTable table, string strips)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return Html.Page($"{name}: EdgeTwin evaluation", html =>
        {
            html.Append("<header><h1>").Append(Html.Escape(name)).Append("</h1><p class=\"lead\">Beats found by the device's detector against the reference, after ANSI/AAMI EC57: 150 ms window, ").Append(Scope(table.Choices)).Append("</p></header>\n<div class=\"figures\">\n");
            Html.Figure(html, "QRS sensitivity", table.Sensitivity.Gross.ToString(), "%", "gross: of the true beats, found");
            Html.Figure(html, "Positive predictivity", table.Predictivity.Gross.ToString(), "%", "gross: of the beats told, true");
            Html.Figure(html, "Records", table.Rows.Count.ToString(CultureInfo.InvariantCulture), "", $"{table.Failed.Count} not scored");
            Html.Figure(html, "Beats", table.Sum.ReferenceBeats.ToString("#,0", CultureInfo.InvariantCulture), "");
            html.Append("</div>\n<p class=\"notice\">").Append(Html.Notice).Append("</p>\n<h2>Record by record</h2>\n");
            Records(html, table);
            html.Append("<h2>Beat by beat</h2>\n<p class=\"lead\">Rows: what the reference says; columns: what the device says. O: no beat, X: shut down.</p>\n");
            Matrix(html, table);
            Section(html, table.BeatFigures);
            Worst(html, table);
            Section(html, table.RunFigures);
            Section(html, RhythmFigures.Af(table.Scores));
            Section(html, RhythmFigures.Vf(table.Scores));
            Section(html, RhythmFigures.St(table.Scores));
            Strips(html, strips);
            Failed(html, table);
        });
    }

    private static void Records(StringBuilder html, ScoreTable table)
    {
        html.Append("<div class=\"scroll\"><table><thead><tr><th>Record</th>");
        foreach (string head in (string[])["Beats", "Found", "Missed", "False", "Se %", "+P %"])
        {
            html.Append("<th class=\"n\">").Append(head).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        foreach (QrsRow row in table.Rows)
        {
            Row(html, "", row, row.Matrix.QrsSensitivity.ToString(), row.Matrix.QrsPositivePredictivity.ToString());
        }
        Row(html, " class=\"sum\"", new QrsRow("gross", table.Sum), table.Sensitivity.Gross.ToString(), table.Predictivity.Gross.ToString());
        html.Append("<tr><td>95 % interval of gross</td><td></td><td></td><td></td><td></td><td class=\"n\">").Append(table.QrsFigures.Sums[0].IntervalText).Append("</td><td class=\"n\">").Append(table.QrsFigures.Sums[1].IntervalText).Append("</td></tr>\n");
        html.Append(CultureInfo.InvariantCulture, $"<tr><td>average</td><td></td><td></td><td></td><td></td><td class=\"n\">{table.Sensitivity.AveragePercent:F2}</td><td class=\"n\">{table.Predictivity.AveragePercent:F2}</td></tr>\n</tbody></table></div>\n");
    }

    private static void Row(StringBuilder html, string style, QrsRow row, string sensitivity, string predictivity)
    {
        html.Append("<tr").Append(style).Append("><td>").Append(Html.Escape(row.Name)).Append("</td>");
        foreach (long count in (long[])[row.Beats, row.Found, row.Missed, row.False])
        {
            html.Append("<td class=\"n\">").Append(count.ToString("#,0", CultureInfo.InvariantCulture)).Append("</td>");
        }
        html.Append("<td class=\"n\">").Append(sensitivity).Append("</td><td class=\"n\">").Append(predictivity).Append("</td></tr>\n");
    }

    private static void Matrix(StringBuilder html, ScoreTable table)
    {
        html.Append("<div class=\"scroll\"><table><thead><tr><th></th>");
        foreach ((_, string letter) in ScoreTable.Classes)
        {
            html.Append("<th class=\"n\">").Append(letter).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        foreach ((BeatClass row, string letter) in ScoreTable.Classes)
        {
            html.Append("<tr><th>").Append(letter).Append("</th>");
            foreach ((BeatClass column, _) in ScoreTable.Classes)
            {
                html.Append("<td class=\"n\">").Append(table.Sum[row, column].ToString("#,0", CultureInfo.InvariantCulture)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
    }

    private static void Section(StringBuilder html, FigureTable table)
    {
        if (table.Rows.Count > 0)
        {
            html.Append("<h2>").Append(Html.Escape(char.ToUpperInvariant(table.Title[0]) + table.Title[1..])).Append("</h2>\n");
            FigureHtml.Append(html, table);
        }
    }

    private static void Worst(StringBuilder html, ScoreTable table)
    {
        if (table.Worst.Count > 0)
        {
            html.Append("<h2>Most confused</h2>\n<p class=\"lead\">Reference as device; O: no beat.</p>\n<ul>\n");
            foreach (Confusions one in table.Worst)
            {
                html.Append("<li><b>").Append(Html.Escape(one.Name)).Append(CultureInfo.InvariantCulture, $"</b>: {one.Errors} of {one.Beats}: {one.Text}</li>\n");
            }
            html.Append("</ul>\n");
        }
    }

    private static void Strips(StringBuilder html, string strips)
    {
        if (strips.Length > 0)
        {
            html.Append("<h2>The worst misses</h2>\n<p class=\"lead\">The ten seconds with most errors, three of a record at most. Above: what the device says (? where the signal was poor); below: the reference.</p>\n").Append(strips);
        }
    }

    private static void Failed(StringBuilder html, ScoreTable table)
    {
        if (table.Failed.Count == 0)
        {
            return;
        }
        html.Append("<h2>Not scored</h2>\n<ul>\n");
        foreach (RecordScore one in table.Failed)
        {
            html.Append("<li><b>").Append(Html.Escape(one.Name)).Append("</b>: ").Append(Html.Escape(one.Problem)).Append("</li>\n");
        }
        html.Append("</ul>\n");
    }

    private static string Scope(EvaluationChoices choices) =>
        (choices.LearningS == 0 ? "counted from the start" : FormattableString.Invariant($"the first {choices.LearningS} s of each record not counted"))
        + (choices.Stress is { IsNone: false } stress ? $"; under stress: {stress.Text}" : "") + (choices.IsGated ? "; beats found in poor signal left out" : "");
}
