using System.Globalization;
using System.Text.Json;
using EdgeTwin.Host.Twins;

namespace EdgeTwin.Host.Exporting;

/// <summary>Episodes, or a twin's figures, as a table: RFC 4180 with a header row. Columns are added at the end, never changed.</summary>
internal static class CsvExport
{
    /// <summary>Times that programs for tables understand.</summary>
    private const string UtcForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // RFC 4180 wants CR LF.
    private const string LineEnd = "\r\n";

    internal static void Write(TextWriter writer, ExportSource source)
    {
        if (source.Twin is { } twin)
        {
            WriteTwin(writer, twin);
            return;
        }
        Row(writer, "device", "log", "seq", "type", "kind", "priority", "startS", "endS", "decidedS", "startUtc", "endUtc", "isOpen", "evidence");
        foreach (ExportedEpisode one in source.Episodes)
        {
            Row(writer, one.Device, one.Log, Number(one.Seq), one.Type, one.Kind, one.Priority, Number(one.StartS), Number(one.EndS), Number(one.DecidedS), Utc(one.StartUtc), Utc(one.EndUtc),
                one.IsOpen ? "true" : "false", string.Join(' ', one.Evidence.Select(entry => $"{entry.Key}={Value(entry.Value)}")));
        }
    }

    private static void WriteTwin(TextWriter writer, TwinSnapshot twin)
    {
        Row(writer, "figure", "range", "unit", "mean", "deviation", "count");
        foreach (TwinFigure one in TwinFigure.Of(twin))
        {
            Row(writer, one.Name, one.Range, one.Unit, Number(one.Mean), Number(one.Deviation), Number(one.Count));
        }
    }

    private static void Row(TextWriter writer, params string[] cells) => writer.Write(string.Join(',', cells.Select(Cell)) + LineEnd);

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Value(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Utc(DateTimeOffset? time) => time?.UtcDateTime.ToString(UtcForm, CultureInfo.InvariantCulture) ?? "";
}
