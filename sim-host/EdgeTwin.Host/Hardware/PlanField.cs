using System.Globalization;
using System.Text.Json;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Hardware;

/// <summary>A value of boards.json with its place, so that every refusal can name it.</summary>
/// <param name="file">The file.</param>
/// <param name="path">The place, such as <c>boards[1].spi.clock</c>.</param>
/// <param name="value">The value.</param>
internal readonly struct PlanField(string file, string path, JsonElement value)
{
    private const int LongestText = 300;

    /// <summary>The refusal of this value.</summary>
    internal InputException Wrong(string problem, string advice) => new(file, path, problem, advice);

    /// <summary>True for <c>null</c>.</summary>
    internal bool IsNull => value.ValueKind == JsonValueKind.Null;

    /// <summary>Holds an object to the fields that it may have: a misspelt one would be passed over silently.</summary>
    internal PlanField Only(params string[] names)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"is {Kind()}, not an object", "write { … }");
        }
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!names.Contains(property.Name, StringComparer.Ordinal))
            {
                throw Wrong($"has a field `{property.Name}` that nothing reads", $"it takes {string.Join(", ", names)}");
            }
        }
        return this;
    }

    /// <summary>A field of an object.</summary>
    internal PlanField Of(string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"is {Kind()}, not an object", "write { … }");
        }
        return value.TryGetProperty(name, out JsonElement inner)
            ? new PlanField(file, path.Length == 0 ? name : $"{path}.{name}", inner)
            : throw Wrong($"has no `{name}`", "add it");
    }

    /// <summary>The fields of an object that has names of its own.</summary>
    internal IEnumerable<(string Name, PlanField Field)> Named()
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"is {Kind()}, not an object", "write { … }");
        }
        PlanField self = this;
        return value.EnumerateObject().Select(property => property.Name).ToArray().Select(name => (name, self.Of(name)));
    }

    /// <summary>The items of a list.</summary>
    internal IReadOnlyList<PlanField> Items(int least = 0)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong($"is {Kind()}, not a list", "write [ … ]");
        }
        (string name, string place) = (file, path);
        PlanField[] items = [.. value.EnumerateArray().Select((item, at) => new PlanField(name, $"{place}[{at}]", item))];
        return items.Length >= least ? items : throw Wrong("is empty", "name at least one");
    }

    /// <summary>A text; empty only where that is allowed.</summary>
    internal string Text(bool mayBeEmpty = false)
    {
        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong($"is {Kind()}, not a text", "write it in quotes");
        // The last two are no characters in XML, and so in no picture.
        if (text!.Length > LongestText || text.Any(c => char.IsControl(c) || c is '\ufffe' or '\uffff'))
        {
            throw Wrong($"is longer than {LongestText} characters or has a control character", "shorten it to one line");
        }
        return text.Length > 0 || mayBeEmpty ? text : throw Wrong("is empty", "fill it in");
    }

    /// <summary>A whole number.</summary>
    internal int Whole(int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw Wrong($"is {value.GetRawText()}", $"give a whole number, {least} to {most}");

    /// <summary>An amount of money.</summary>
    internal decimal Amount() =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal amount) && amount is > 0 and < 10000 && decimal.Round(amount, 2) == amount
            ? amount
            : throw Wrong($"is {value.GetRawText()}", "give a price above 0 with at most two decimals");

    /// <summary>Yes or no.</summary>
    internal bool Flag() => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"is {Kind()}", "write true or false"),
    };

    /// <summary>An I2C address of seven bits, such as <c>"0x57"</c>.</summary>
    internal int Address()
    {
        string text = Text();
        return text.StartsWith("0x", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int address) && address is >= 0x08 and <= 0x77
            ? address
            : throw Wrong($"is `{text}`", "give a seven-bit address from \"0x08\" to \"0x77\"");
    }

    private string Kind() => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
