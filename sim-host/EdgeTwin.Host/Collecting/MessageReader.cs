using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EdgeTwin.Device;

namespace EdgeTwin.Host.Collecting;

/// <summary>Reads the messages of the event topic (firmware/EdgeTwin.Device/Uplink/EventEnvelope), which come from the network: everything is bounded and looked at.</summary>
internal static class MessageReader
{
    private const int LogDigits = 8;
    private const int LongestWord = 32;

    // The year 9999: whatever is later is no clock. Uptime has the same bound, so that a sum never overflows.
    private const decimal LargestSeconds = 253402300799m;

    /// <summary>Reads one message.</summary>
    /// <param name="payload">Its bytes.</param>
    /// <param name="message">The message, or null.</param>
    /// <param name="why">What is wrong; empty where nothing is.</param>
    internal static bool TryRead(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out LogMessage? message, out string why)
    {
        message = null;
        if (payload.Length > Limits.EnvelopeBytes)
        {
            why = $"{payload.Length} bytes; a device sends {Limits.EnvelopeBytes} at most";
            return false;
        }
        try
        {
            using JsonDocument json = NetworkJson.Parse(payload);
            message = Read(json.RootElement);
            why = "";
            return true;
        }
        catch (FormatException wrong)
        {
            why = wrong.Message;
            return false;
        }
    }

    private static LogMessage Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("no JSON object");
        }
        string log = Text(root, "log");
        if (log.Length != LogDigits || !log.All(char.IsAsciiHexDigitLower))
        {
            throw new FormatException("log is not eight hex digits");
        }
        long acked = Whole(root, "ackedSeq", 0);
        string type = Word(Text(root, "type"), "type");
        if (type == "gap")
        {
            long first = Whole(root, "firstSeq", 1);
            return new GapMessage(log, acked, first, Whole(root, "lastSeq", first));
        }
        JsonElement one = Field(root, "event");
        if (one.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("event is no object");
        }
        string kind = one.TryGetProperty("kind", out JsonElement named) && named.ValueKind == JsonValueKind.String ? Word(named.GetString()!, "kind") : type;
        long uptimeMs = Milliseconds(root, "uptimeS") ?? throw new FormatException("uptimeS is null");
        return new RecordMessage(log, acked, Whole(root, "seq", 1), type, kind, uptimeMs, Milliseconds(root, "utcS"), one.GetRawText());
    }

    private static JsonElement Field(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) ? value : throw new FormatException($"no {name}");

    private static string Text(JsonElement root, string name)
    {
        JsonElement value = Field(root, name);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name} is no text");
    }

    // A word goes to terminals and into file names of reports: nothing in it may act there.
    private static string Word(string text, string name) =>
        text.Length is >= 1 and <= LongestWord && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? text : throw new FormatException($"{name} is no word");

    private static long Whole(JsonElement root, string name, long least)
    {
        JsonElement value = Field(root, name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= Limits.MaxSeq
            ? number
            : throw new FormatException($"{name} is not a whole number from {least} to {Limits.MaxSeq}");
    }

    private static long? Milliseconds(JsonElement root, string name)
    {
        JsonElement value = Field(root, name);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal seconds) && seconds is >= 0 and <= LargestSeconds
            ? (long)decimal.Round(seconds * 1000)
            : throw new FormatException($"{name} is no time in seconds");
    }
}
