using System.Globalization;
using System.Text;
using EdgeTwin.Host.Evaluation.Health;

namespace EdgeTwin.Host.Reports;

/// <summary>The two pictures of an evaluation of sensor health, per cent against per cent.</summary>
internal static class HealthPlots
{
    private const int Side = 360;
    private const int Left = 52;
    private const int Top = 16;
    private const int Bottom = 40;

    /// <summary>Nominal against observed; on the dotted diagonal the intervals are honest.</summary>
    internal static void Calibration(StringBuilder html, HealthRow row)
    {
        (int Nominal, double Observed)[] points = [.. row.Calibration()];
        Begin(html, "Calibration of the forecasts", "foretold quantile, %", "came before it, %");
        html.Append(CultureInfo.InvariantCulture, $"<path class=\"axis unsure\" d=\"M{X(0)} {Y(0)}L{X(100)} {Y(100)}\"/>");
        Line(html, "mark", points.Select(one => ((double)one.Nominal, one.Observed)));
        foreach ((int nominal, double observed) in points)
        {
            html.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(nominal)}\" cy=\"{Y(observed)}\" r=\"4\" class=\"mark\"/>");
        }
        html.Append("</svg></div>\n");
    }

    /// <summary>Median error, and share of runs with a forecast (dashed), over life.</summary>
    internal static void ErrorOverLife(StringBuilder html, HealthRow row)
    {
        int[] percents = [.. Enumerable.Range(1, 19).Select(i => 5 * i)];
        Begin(html, "Error over life", "life from onset to failure that has passed, %", "%");
        Line(html, "mark", percents.Where(one => row.ErrorAt(one) is not null).Select(one => ((double)one, Math.Min(100, row.ErrorAt(one)!.Value))));
        Line(html, "reference unsure", percents.Select(one => ((double)one, row.ForetoldAt(one) ?? 0)));
        html.Append(CultureInfo.InvariantCulture, $"<text class=\"mark-text\" x=\"{X(4)}\" y=\"{Y(94)}\" font-size=\"13\">median error of P50</text>");
        html.Append(CultureInfo.InvariantCulture, $"<text class=\"reference-text\" x=\"{X(4)}\" y=\"{Y(88)}\" font-size=\"13\">runs with a forecast (dashed)</text>");
        html.Append("</svg></div>\n");
    }

    private static void Begin(StringBuilder html, string label, string across, string up)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\"><svg width=\"{Left + Side + 20}\" viewBox=\"0 0 {Left + Side + 20} {Top + Side + Bottom}\" role=\"img\" aria-label=\"{label}\">");
        for (int percent = 0; percent <= 100; percent += 20)
        {
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{X(0)} {Y(percent)}H{X(100)}M{X(percent)} {Y(0)}V{Y(100)}\"/>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{Html.Number(Top + Side - (Side * percent / 100.0) + 4)}\" font-size=\"12\" text-anchor=\"end\">{percent}</text>");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(percent)}\" y=\"{Top + Side + 16}\" font-size=\"12\" text-anchor=\"middle\">{percent}</text>");
        }
        html.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(50)}\" y=\"{Top + Side + 33}\" font-size=\"12\" text-anchor=\"middle\">{across}</text>");
        html.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(2)}\" y=\"{Top + 12}\" font-size=\"12\">{up}</text>");
    }

    private static void Line(StringBuilder html, string kind, IEnumerable<(double Across, double Up)> points)
    {
        string path = string.Join('L', points.Select(one => $"{X(one.Across)} {Y(one.Up)}"));
        if (path.Length > 0)
        {
            html.Append("<path class=\"").Append(kind).Append("\" d=\"M").Append(path).Append("\"/>");
        }
    }

    private static string X(double percent) => Html.Number(Left + (Side * percent / 100));

    private static string Y(double percent) => Html.Number(Top + Side - (Side * percent / 100));
}
