using System.Text;
using EdgeTwin.Host.Evaluation.Figures;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Reports;

/// <summary>A table of figures on a page.</summary>
internal static class FigureHtml
{
    internal static void Append(StringBuilder html, FigureTable table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }
        html.Append("<div class=\"scroll\"><table><thead><tr><th>Record</th>");
        foreach (FigureColumn column in table.Columns)
        {
            html.Append("<th class=\"n\">").Append(Html.Escape(column.Head)).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        foreach ((string name, IReadOnlyList<Ratio> values) in table.Rows)
        {
            Row(html, "", name, values.Select(FigureText.Cell));
        }
        Row(html, " class=\"sum\"", "gross", table.Sums.Select(sum => FigureText.Cell(sum.Gross)));
        Row(html, "", "95 % interval of gross", table.Sums.Select(sum => sum.IntervalText));
        Row(html, "", "average", table.Sums.Select(sum => sum.AverageText));
        html.Append("</tbody></table></div>\n");
        if (table.LeftOut.Count > 0)
        {
            html.Append("<p>Not counted here, for their paced beats: ").Append(Html.Escape(string.Join(", ", table.LeftOut))).Append(".</p>\n");
        }
    }

    private static void Row(StringBuilder html, string style, string name, IEnumerable<string> cells)
    {
        html.Append("<tr").Append(style).Append("><td>").Append(Html.Escape(name)).Append("</td>");
        foreach (string cell in cells)
        {
            html.Append("<td class=\"n\">").Append(Html.Escape(cell)).Append("</td>");
        }
        html.Append("</tr>\n");
    }
}
