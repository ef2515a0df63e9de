using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeTwin.Host.Output;

/// <summary>The one JSON document of a command that was given <c>--json</c>: camelCase names with units, a <c>schema</c> field first.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        // A console and a file, never a script inside a page: names with accents stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    internal static void Write(TextWriter writer, object document) => writer.WriteLine(JsonSerializer.Serialize(document, Options));

    /// <summary>Rounds to <paramref name="digits"/> decimals, as a decimal so that no binary tail is printed; null for what is no number.</summary>
    internal static decimal? Rounded(double? value, int digits) =>
        value is { } number && double.IsFinite(number) ? Math.Round((decimal)number, digits) : null;
}
