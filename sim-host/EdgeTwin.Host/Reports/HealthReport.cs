using System.Text;
using EdgeTwin.Host.Evaluation.Health;

namespace EdgeTwin.Host.Reports;

/// <summary>The page of an evaluation of sensor health.</summary>
internal static class HealthReport
{
    private static readonly string[] Heads = ["Runs", "Life h (10, 50, 90 %)", "Told at half life %", "Inside P10-P90 %", "Median error %", "Inside, 30-90 % of life", "Warned in time %", "Ahead h", "False"];

    /// <summary>Writes the page.</summary>
    internal static string Write(HealthTable table) => Html.Page("EdgeTwin evaluation of sensor health", html =>
    {
        HealthRow all = table.Gradual;
        html.Append("<header><h1>Sensor health, foretold</h1><p class=\"lead\">Simulated runs to failure through the device's own monitor, with rooms, postures, warmth and movement as confounders; seed ")
            .Append(table.Choices.Seed).Append("</p></header>\n<div class=\"figures\">\n");
        Html.Figure(html, "Truth inside P10 to P90", HealthSummary.Text(all.CoveragePercent, "F1"), "%", "at half life; 80 % would be honest");
        Html.Figure(html, "Median error of P50", HealthSummary.Text(all.ErrorPercent, "F1"), "%", "of what was left, at half life");
        Html.Figure(html, "Warned in time", HealthSummary.Text(all.WarnedPercent, "F1"), "%", $"{HealthTable.LeastAheadMinutes} min and more ahead");
        Html.Figure(html, "False warnings", HealthSummary.Text(table.FalsePerMonth, "F2"), "", $"in {HealthTable.HealthyDays} healthy days");
        html.Append("</div>\n<p class=\"notice\">").Append(Html.Notice).Append("</p>\n<h2>What it comes to</h2>\n<ul>\n");
        foreach (string line in HealthSummary.Lines(table))
        {
            html.Append("<li>").Append(Html.Escape(line)).Append("</li>\n");
        }
        html.Append("</ul>\n<h2>Calibration: how often the truth came before each quantile</h2>\n");
        HealthPlots.Calibration(html, all);
        html.Append("<h2>Error against life: median error of P50, and how many runs had a forecast</h2>\n");
        HealthPlots.ErrorOverLife(html, all);
        html.Append("<h2>Kind by kind</h2>\n");
        Rows(html, table);
    });

    private static void Rows(StringBuilder html, HealthTable table)
    {
        html.Append("<div class=\"scroll\"><table><thead><tr><th>Wear</th>");
        foreach (string head in Heads)
        {
            html.Append("<th class=\"n\">").Append(head).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        foreach (HealthRow row in table.Kinds.Append(table.Gradual))
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

    private static IEnumerable<string> Cells(HealthRow row) =>
    [
        HealthSummary.Text(row.Runs), $"{HealthSummary.Text(row.LifeHours(10))}, {HealthSummary.Text(row.LifeHours(50))}, {HealthSummary.Text(row.LifeHours(90))}",
        HealthSummary.Text(row.ForetoldPercent), HealthSummary.Text(row.CoveragePercent), HealthSummary.Text(row.ErrorPercent), HealthSummary.Text(row.CoverageOfLifePercent),
        HealthSummary.Text(row.WarnedPercent), HealthSummary.Text(row.AheadHours, "F1"), HealthSummary.Text(row.FalseWarnings),
    ];
}
