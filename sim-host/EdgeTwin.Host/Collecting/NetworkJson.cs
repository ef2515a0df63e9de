using System.Text;
using System.Text.Json;

namespace EdgeTwin.Host.Collecting;

/// <summary>JSON from the network. What comes out of it can be read and written again by any program.</summary>
internal static class NetworkJson
{
    private const int DeepestNesting = 8;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };

    /// <summary>Parses <paramref name="payload"/> and looks at every text in it.</summary>
    /// <exception cref="FormatException">It is no UTF-8, no JSON, too deep, or a text holds half a character.</exception>
    internal static JsonDocument Parse(ReadOnlySpan<byte> payload)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(Strict.GetString(payload), Options);
            Touch(document.RootElement);
            return document;
        }
        catch (Exception broken) when (broken is ArgumentException or JsonException or InvalidOperationException)
        {
            document?.Dispose();
            throw new FormatException(broken switch
            {
                ArgumentException => "no UTF-8 text",
                JsonException => "no JSON",
                _ => "half a character in a text",
            });
        }
    }

    // An escaped lone surrogate passes the parser and fails whoever reads the text: here, and not later.
    private static void Touch(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Touch(property.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Touch(item);
                }
                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
