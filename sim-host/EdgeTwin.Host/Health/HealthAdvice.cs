using System.Text.Json;

namespace EdgeTwin.Host.Health;

/// <summary>
/// What a device says of its sensors, in plain words, and what to do about it. The device sends words of a fixed list and numbers, for it has no room for sentences, and no
/// knowledge of who reads them; every host says the same, since all say it by this class. What comes from the network is looked up, never repeated.
/// </summary>
internal static class HealthAdvice
{
    private const int PositiveFlags = 0b1100;
    private const int NegativeFlags = 0b0011;

    /// <summary>Advice for an event.</summary>
    /// <param name="told">The event, as the device wrote it.</param>
    /// <returns>A sentence or two; null for an event that needs none.</returns>
    internal static string? Of(JsonElement told)
    {
        string kind = Word(told, "kind");
        if (kind is not ("sensor-wear" or "sensor-fault" or "self-test" or "maintenance")
            || !told.TryGetProperty("evidence", out JsonElement evidence) || evidence.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        bool isEnd = Word(told, "phase") == "end";
        return kind switch
        {
            "self-test" => SelfTest(evidence),
            "maintenance" => evidence.TryGetProperty("refused", out _)
                ? "A message about maintenance could not be read: the part's name, a space and a number are wanted."
                : $"{Name(Word(evidence, "item"), evidence)} was replaced: its trend begins anew.",
            _ => evidence.TryGetProperty("fault", out _) ? Fault(evidence, isEnd) : State(Word(evidence, "item"), evidence),
        };
    }

    /// <summary>Advice for a part in the retained snapshot of the topic health.</summary>
    /// <param name="item">The part's name there.</param>
    /// <param name="part">What stands under it.</param>
    /// <returns>A sentence; null where there is nothing to do.</returns>
    internal static string? OfPart(string item, JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && Word(part, "state") is "watch" or "act" or "failed" ? State(item, part) : null;

    /// <summary>A part's name, with its article.</summary>
    internal static string NameOf(string item) => Name(item, default);

    /// <summary>A time left in words, such as <c>about 3 hours</c>.</summary>
    internal static string About(int minutes) => minutes switch
    {
        < 1 => "minutes",
        < 55 => $"about {Math.Max(5, (minutes + 2) / 5 * 5)} minutes",
        < 90 => "about an hour",
        < 48 * 60 => $"about {(minutes + 30) / 60} hours",
        < 21 * 1440 => $"about {(minutes + 720) / 1440} days",
        _ => $"about {(minutes + 5040) / 10080} weeks",
    };

    private static string State(string item, JsonElement evidence)
    {
        string state = Word(evidence, "state");
        string name = Name(item, evidence);
        if (state is "good" or "unknown")
        {
            return $"{name} is well again.";
        }
        string todo = Todo(item, evidence);
        if (state == "failed")
        {
            return $"{name} has failed, and what it gives is not to be used: {todo} now.";
        }
        if (Number(evidence, "p10Minutes") is { } earliest)
        {
            string likely = Number(evidence, "p50Minutes") is { } middle && About(middle) != About(earliest) ? $"; it may well last {About(middle)}" : "";
            return $"{name} wears out: {todo} within {About(earliest)}{likely}.";
        }
        return state == "act" ? $"{name} works badly: {todo}." : $"{name} is not as it should be: keep an eye on it.";
    }

    private static string Fault(JsonElement evidence, bool isEnd)
    {
        string part = Word(evidence, "part") switch
        {
            "max30102" => "pulse sensor",
            "max30003" or "ad8232" => "ECG front end",
            _ => "sensor",
        };
        (string what, string todo) = Word(evidence, "fault") switch
        {
            "bus-lock" => ($"the {part}'s bus hangs", "reseat its plug, and replace the cable where that does not help"),
            "no-answer" => ($"the {part} does not answer", "reseat its plug"),
            "silent" => ($"the {part} gives nothing any more", "reseat its plug, and replace it where that does not help"),
            "fifo-overflow" => ($"samples of the {part} are lost because the device is busy for too long", "nothing to do unless it comes often"),
            "saturation" => ($"the {part} is driven beyond its range", "check the electrodes' contact, and keep away from what disturbs it"),
            "cable" => ("the electrodes' contact comes and goes", "press the snaps, and replace the lead cable where that does not help"),
            _ => ($"the {part} is at fault", "look after it"),
        };
        return isEnd ? $"No longer so: {what}." : $"{char.ToUpperInvariant(what[0])}{what[1..]}: {todo}.";
    }

    private static string SelfTest(JsonElement evidence)
    {
        string[] bad = [.. new[] { "ecg", "ppg", "bus", "flash", "clock" }.Where(part => Word(evidence, part) is "failed" or "no-answer").Select(part => part switch
        {
            "ecg" => "the ECG front end does not see its own test signal: do not rely on its ECG",
            "ppg" => "the pulse sensor's light does not follow its LEDs: replace the sensor",
            "bus" => "a sensor does not answer: reseat its plug",
            "flash" => "the flash does not keep what is written: the log may lose events",
            _ => "a sensor's clock is far off: do not rely on rates",
        })];
        return bad.Length == 0 ? "Self-test passed." : $"Self-test failed: {string.Join("; ", bad)}.";
    }

    private static string Name(string item, JsonElement evidence) => item switch
    {
        "electrode" => Side(evidence) is { } side ? $"The {side} electrode" : "An ECG electrode",
        "cable" => "The lead cable",
        "saturation" => "The ECG's range",
        "mains" => "The ECG's freedom from hum",
        "ecg-clock" => "The ECG front end's clock",
        "ecg-signal" => "The ECG's signal",
        "led" => "The pulse sensor's light",
        "contact" => "The pulse sensor's contact",
        "ppg-clock" => "The pulse sensor's clock",
        "bus" => "The sensors' bus",
        "fifo" => "The sensors' buffering",
        "battery" => "The battery",
        "flash" => "The flash",
        _ => "A part",
    };

    private static string Todo(string item, JsonElement evidence) => item switch
    {
        "electrode" => Side(evidence) is { } side ? $"re-wet or replace the {side} electrode" : "re-wet or replace the electrodes",
        "cable" => "replace the lead cable",
        "saturation" => "check the electrodes' contact",
        "mains" => "move away from mains cables, and check the electrodes",
        "ecg-signal" => "keep still, and check the electrodes and their cable",
        "ecg-clock" or "ppg-clock" => "replace the sensor",
        "led" => "clean the sensor's window, and replace the sensor where that does not help",
        "contact" => "warm the finger and seat the sensor anew",
        "bus" => "clean or replace the sensors' connector",
        "fifo" => "restart the device",
        "battery" => "charge the battery",
        "flash" => "save what the log holds, and replace the device",
        _ => "look after it",
    };

    // Lead I: the positive electrode is on the left arm's side, the negative on the right's.
    private static string? Side(JsonElement evidence) => Number(evidence, "leadFlags") switch
    {
        { } flags when (flags & PositiveFlags) != 0 && (flags & NegativeFlags) == 0 => "left",
        { } flags when (flags & NegativeFlags) != 0 && (flags & PositiveFlags) == 0 => "right",
        _ => null,
    };

    private static string Word(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int? Number(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
}
