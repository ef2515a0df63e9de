using System.Text.Json;
using EdgeTwin.Twin;

namespace EdgeTwin.Host.Twins;

/// <summary>
/// Reads what a device tells on <c>twin</c> and <c>twin/delta</c>, and keeps the edition that these add up to. Everything in a message is the network's word: it is bounded and
/// checked, and what does not fit is refused whole.
/// </summary>
internal sealed class TwinReader
{
    private const int Schema = 1;
    private const int MostPoints = 512;
    private const int Largest = 1_000_000;
    private static readonly string[] Sections = ["beat", "rr", "byRate", "byDay", "pulse", "ectopy", "quality"];

    private readonly Dictionary<string, JsonElement> _sections = new(StringComparer.Ordinal);
    private int _version = -1;

    /// <summary>The present edition; null before the first.</summary>
    internal TwinSnapshot? Snapshot { get; private set; }

    /// <summary>True where a delta did not follow from the edition that is held: the next whole one mends it.</summary>
    internal bool IsBehind { get; private set; }

    /// <summary>Takes a message.</summary>
    /// <param name="payload">JSON.</param>
    /// <param name="isDelta">True for what came on <c>twin/delta</c>.</param>
    /// <returns>Null where it was taken, else why not.</returns>
    internal string? Take(ReadOnlySpan<byte> payload, bool isDelta)
    {
        if (payload.Length > TwinReport.MostBytes)
        {
            return $"it has {payload.Length} bytes, more than {TwinReport.MostBytes}";
        }
        try
        {
            Utf8JsonReader reader = new(payload, new JsonReaderOptions { MaxDepth = 4 });
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return Take(document.RootElement, isDelta);
        }
        catch (JsonException)
        {
            return "it is no JSON of the twin's form";
        }
        catch (FormatException refused)
        {
            return refused.Message;
        }
    }

    private string? Take(JsonElement root, bool isDelta)
    {
        if (root.ValueKind != JsonValueKind.Object || Number(root, "schema", 0) != Schema)
        {
            return $"it is not of schema {Schema}";
        }
        int version = Number(root, "version", 0);
        if (isDelta && Number(root, "base", 0) != _version)
        {
            IsBehind = Snapshot is not null;
            return Snapshot is null ? "it is a delta, and no whole edition came before" : $"it follows edition {Number(root, "base", 0)}, and {_version} is held";
        }
        Dictionary<string, JsonElement> next = new(_sections, StringComparer.Ordinal);
        foreach (string name in Sections)
        {
            if (root.TryGetProperty(name, out JsonElement section))
            {
                next[name] = section.Clone();
            }
            else if (!isDelta)
            {
                return $"{name} is missing";
            }
        }
        // Made before anything is changed: a bad section throws.
        TwinSnapshot snapshot = Make(root, version, next);
        foreach ((string name, JsonElement section) in next)
        {
            _sections[name] = section;
        }
        _version = version;
        IsBehind = false;
        Snapshot = snapshot;
        return null;
    }

    private static TwinSnapshot Make(JsonElement root, int version, Dictionary<string, JsonElement> sections)
    {
        JsonElement beat = sections["beat"];
        JsonElement rate = sections["byRate"];
        JsonElement day = sections["byDay"];
        JsonElement pulse = sections["pulse"];
        JsonElement ectopy = sections["ectopy"];
        return new TwinSnapshot
        {
            Version = version,
            UptimeS = Seconds(root, "uptimeS") ?? 0,
            UtcS = Seconds(root, "utcS"),
            BeatUv = Numbers(beat, "uv", null),
            BeforeMs = Number(beat, "beforeMs", 1),
            StepMs = Number(beat, "stepMs", 1),
            Blocks = Number(beat, "blocks", 0),
            Generation = Number(beat, "generation", 0),
            NoiseUv = Number(beat, "noiseUv", 0),
            Rr = Cell(sections["rr"], "meanMs", "madMs", "count"),
            RrStep = Cell(sections["rr"], "stepMs", "stepMadMs", "stepCount"),
            StByRate = Cells(rate, "stUv", "stMadUv", "stCount", TwinCells.Rates),
            QtByRate = Cells(rate, "qtMs", "qtMadMs", "qtCount", TwinCells.Rates),
            StByDay = Cells(day, "stUv", "stMadUv", "stCount", TwinCells.DayParts),
            QtByDay = Cells(day, "qtMs", "qtMadMs", "qtCount", TwinCells.DayParts),
            RrByDay = Cells(day, "rrMs", "rrMadMs", "rrCount", TwinCells.DayParts),
            Arrival = Cell(pulse, "arrivalMs", "arrivalMadMs", "count"),
            Perfusion = Cell(pulse, "perfusionPermyriad", "perfusionMadPermyriad", "perfusionCount"),
            EctopyHours = Number(ectopy, "hours", 0),
            Beats = Number(ectopy, "beats", 0),
            Ventricular = Number(ectopy, "ventricular", 0),
            Supraventricular = Number(ectopy, "supraventricular", 0),
            LearnedBeats = Number(sections["quality"], "learnedBeats", 0, int.MaxValue),
            Quality = Cell(sections["quality"], "percent", "madPercent", "count"),
        };
    }

    private static TwinCell Cell(JsonElement holder, string mean, string deviation, string count) =>
        new(Number(holder, mean, -Largest), Number(holder, deviation, 0), Number(holder, count, 0));

    private static TwinCell[] Cells(JsonElement holder, string mean, string deviation, string count, int cells)
    {
        int[] means = Numbers(holder, mean, cells);
        int[] deviations = Numbers(holder, deviation, cells);
        int[] counts = Numbers(holder, count, cells);
        return [.. means.Select((value, i) => new TwinCell(value, Math.Max(0, deviations[i]), Math.Max(0, counts[i])))];
    }

    private static int[] Numbers(JsonElement holder, string name, int? length)
    {
        if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty(name, out JsonElement array) || array.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"{name} is no list");
        }
        int count = array.GetArrayLength();
        if (count > MostPoints || count != (length ?? count) || count == 0)
        {
            throw new FormatException($"{name} has {count} values");
        }
        int[] numbers = new int[count];
        int at = 0;
        foreach (JsonElement one in array.EnumerateArray())
        {
            numbers[at++] = Whole(one, name, -Largest, Largest);
        }
        return numbers;
    }

    private static int Number(JsonElement holder, string name, int least, int most = int.MaxValue) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out JsonElement value) ? Whole(value, name, least, most) : throw new FormatException($"{name} is missing");

    private static int Whole(JsonElement value, string name, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most ? number : throw new FormatException($"{name} is no whole number in range");

    private static double? Seconds(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) && seconds >= 0 ? seconds : null;
}
