using System.Globalization;
using System.Text;
using EdgeTwin.Host.Evaluation.Figures;
using EdgeTwin.Host.Evaluation.Pulse;

namespace EdgeTwin.Host.Reports;

/// <summary>The page of an evaluation of pulse waves.</summary>
internal static class PpgReport
{
    private static readonly string[] Heads = ["s", "Pulses", "Good", "F1 %", "Gated F1 %", "Lag ms", "Rate error bpm", "Seconds within 2 bpm", "PI %", "R", "SpO2 %", "Label SpO2 %", "Label bpm"];

    /// <summary>Writes the page.</summary>
    internal static string Write(string folder, PpgTable table)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return Html.Page($"{name}: EdgeTwin evaluation of pulse waves", html =>
        {
            html.Append("<header><h1>").Append(Html.Escape(name)).Append("</h1><p class=\"lead\">Pulses found by the device's detector against the beats of an ECG: one lag a record, the median; 150 ms window; ")
                .Append(CultureInfo.InvariantCulture, $"the first {table.Choices.LearningS} s of each recording not counted</p></header>\n<div class=\"figures\">\n");
            Html.Figure(html, "Pulses, F1", table.All.F1.ToString(), "%", "gross");
            Html.Figure(html, "Where trusted, F1", table.Gated.F1.ToString(), "%", "gross, pulses of good quality");
            Html.Figure(html, "SpO2, A_rms", table.Oxygen.LeftOutRms?.ToString("F2", CultureInfo.InvariantCulture) ?? "-", "%", "a line fitted to the other recordings");
            Html.Figure(html, "Recordings", table.Rows.Count.ToString(CultureInfo.InvariantCulture), "", $"{table.Failed.Count} not scored");
            html.Append("</div>\n<p class=\"notice\">").Append(Html.Notice).Append("</p>\n<h2>What it comes to</h2>\n<ul>\n");
            foreach (string line in PpgSummary.Lines(table))
            {
                html.Append("<li>").Append(Html.Escape(line)).Append("</li>\n");
            }
            html.Append("</ul>\n<h2>Recording by recording</h2>\n");
            Records(html, table);
            foreach (PpgScore bad in table.Failed)
            {
                html.Append("<p>Not scored: <b>").Append(Html.Escape(bad.Name)).Append("</b>: ").Append(Html.Escape(bad.Problem)).Append("</p>\n");
            }
        });
    }

    private static void Records(StringBuilder html, PpgTable table)
    {
        html.Append("<div class=\"scroll\"><table><thead><tr><th>Record</th>");
        foreach (string head in Heads)
        {
            html.Append("<th class=\"n\">").Append(head).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        foreach (PpgScore row in table.Rows)
        {
            html.Append("<tr><td>").Append(Html.Escape(row.Name)).Append("</td>");
            foreach (string cell in Cells(row))
            {
                html.Append("<td class=\"n\">").Append(cell).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
    }

    private static IEnumerable<string> Cells(PpgScore row) =>
    [
        Text(row.DurationS, "F1"), Text(row.Run!.Pulses.Count, "F0"), Text(row.Run.Pulses.Count(one => one.IsGood), "F0"),
        row.All is { } all ? FigureText.Cell(all.F1) : "-", row.Gated is { } gated ? FigureText.Cell(gated.F1) : "-",
        Text(row.LagS * 1000, "F0"), Text(row.RateErrorBpm ?? (row.MedianBpm - row.LabelBpm), "F1"), row.Seconds.Of == 0 ? "-" : $"{row.Seconds.Within} of {row.Seconds.Of}",
        Text(Known(row.Run.PerfusionPermyriad) / 100, "F2"), Text(Known(row.Run.RatioPermille) / 1000, "F3"), Text(Known(row.Run.Spo2Permille) / 10, "F1"),
        Text(row.Spo2Percent, "F1"), Text(row.LabelBpm, "F1"),
    ];

    private static double? Known(int value) => value == 0 ? null : value;

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
