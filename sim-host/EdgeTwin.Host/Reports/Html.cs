using System.Globalization;
using System.Net;
using System.Text;

namespace EdgeTwin.Host.Reports;

/// <summary>Pieces that every page has: escaping, the head with its style, the footer with its notice.</summary>
internal static class Html
{
    /// <summary>What every page says, in the same words.</summary>
    internal const string Notice =
        "EdgeTwin is not a medical device. It can miss what matters and report what is not there; no alarm does not mean that you are well.";

    /// <summary>Text from a file or a user, made harmless.</summary>
    internal static string Escape(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A number for SVG: two decimals at most, a point whatever the country.</summary>
    internal static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A whole page.</summary>
    /// <param name="title">Title, not yet escaped.</param>
    /// <param name="body">Writes the body.</param>
    internal static string Page(string title, Action<StringBuilder> body)
    {
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            // Nothing is loaded and nothing runs, whatever a record's text holds.
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append("<title>").Append(Escape(title)).Append("</title>\n<style>").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n");
        body(html);
        html.Append("<footer><p>").Append(Notice).Append("</p><p>Made by edgetwin ").Append(Escape(Version)).Append(".</p></footer>\n</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>One key figure of the header.</summary>
    internal static void Figure(StringBuilder html, string label, string value, string unit, string note = "")
    {
        html.Append("<div class=\"figure\"><span class=\"label\">").Append(Escape(label)).Append("</span><span class=\"value\">").Append(Escape(value))
            .Append("<small> ").Append(Escape(unit)).Append("</small></span>");
        if (note.Length > 0)
        {
            html.Append("<span class=\"note\">").Append(Escape(note)).Append("</span>");
        }
        html.Append("</div>\n");
    }

    /// <summary>Version of the command.</summary>
    internal static string Version => typeof(Html).Assembly.GetName().Version?.ToString(3) ?? "";
}
