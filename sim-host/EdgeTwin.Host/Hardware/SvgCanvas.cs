using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace EdgeTwin.Host.Hardware;

/// <summary>Shapes of a picture in SVG 1.1, one a line so that a change shows as one.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _body = new();

    internal void Box(int x, int y, int boxWidth, int boxHeight, string fill, string stroke, int round = 6) =>
        Line($"<rect x=\"{x}\" y=\"{y}\" width=\"{boxWidth}\" height=\"{boxHeight}\" rx=\"{round}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"2\"/>");

    /// <summary>A wire. A white edge lets it pass over another without seeming to touch it.</summary>
    internal void Wire(string colour, params (int X, int Y)[] points)
    {
        string path = string.Join(' ', points.Select(p => $"{p.X},{p.Y}"));
        Line($"<polyline points=\"{path}\" fill=\"none\" stroke=\"#ffffff\" stroke-width=\"8\"/>");
        Line($"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"3\" stroke-linejoin=\"round\"/>");
    }

    /// <summary>A wire that comes from under what is drawn already: without the white edge.</summary>
    internal void Rail(string colour, params (int X, int Y)[] points) =>
        Line($"<polyline points=\"{string.Join(' ', points.Select(p => $"{p.X},{p.Y}"))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"3\" stroke-linejoin=\"round\"/>");

    internal void Dot(int x, int y, string colour, int radius = 5) => Line($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{colour}\"/>");

    internal void Ring(int x, int y, string colour, int radius) => Line($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"#ffffff\" stroke=\"{colour}\" stroke-width=\"3\"/>");

    /// <summary>A text. <paramref name="use"/> marks a pin's label, so that a test can hold it to the firmware.</summary>
    internal void Text(int x, int y, string text, int size = 14, string anchor = "start", bool isBold = false, string fill = "#1a1a1a", string? use = null) =>
        Line($"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\"{(isBold ? " font-weight=\"bold\"" : "")} fill=\"{fill}\"{(use is null ? "" : $" class=\"pin\" data-use=\"{use}\"")}>{Escaped(text)}</text>");

    /// <summary>The whole picture.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    internal string Finish(string title, int width, int height) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="DejaVu Sans, Verdana, Arial, sans-serif">
        <title>{Escaped(title)}</title>
        <rect width="{width}" height="{height}" fill="#ffffff"/>
        {_body}</svg>

        """).ReplaceLineEndings("\n");

    private static string Escaped(string text) => new XText(text).ToString();

    private void Line(FormattableString shape) => _body.Append(shape.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
