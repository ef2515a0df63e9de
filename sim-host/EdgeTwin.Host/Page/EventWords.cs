using System.Globalization;
using System.Text.Json;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Host.Page;

/// <summary>Events in plain words. A kind that is not known is shown by its own name: newer firmware may know more.</summary>
internal static class EventWords
{
    private static readonly Dictionary<string, EventPriority> Priorities =
        Enum.GetValues<EventKind>().DistinctBy(EventNames.Of).ToDictionary(EventNames.Of, EventPriorities.Of, StringComparer.Ordinal);

    private static readonly HashSet<string> Technical = ["signal-poor", "lead-off", "gap", "sensor-wear", "sensor-fault", "device-fault", "st-refused"];

    /// <summary>high, medium, low, technical or none.</summary>
    internal static string PriorityOf(string kind) => Priorities.GetValueOrDefault(kind) switch
    {
        EventPriority.High => "high",
        EventPriority.Medium => "medium",
        EventPriority.Low => "low",
        _ => Technical.Contains(kind) ? "technical" : "none",
    };

    /// <summary>The kind as a heading.</summary>
    internal static string Title(string kind) => kind switch
    {
        "pause" => "Pause",
        "bradycardia" => "Slow heart rate",
        "tachycardia" => "Fast heart rate",
        "signal-poor" => "Poor signal",
        "lead-off" => "No contact",
        "gap" => "Samples missing",
        "af" => "Atrial fibrillation",
        "af-provisional" => "Atrial fibrillation, first guess",
        "vf" => "Ventricular fibrillation",
        "asystole" => "Asystole",
        "asystole-indeterminate" => "Asystole, or a signal that hides the beats",
        "st-episode" => "ST episode",
        "st-rate-related" => "ST change with the heart rate",
        "st-refused" => "ST is not measured",
        "axis-shift" => "The heart's axis turned",
        "couplet" => "Two ventricular beats in a row",
        "v-run" => "Run of ventricular beats",
        "vt" => "Ventricular tachycardia",
        "bigeminy" => "Bigeminy",
        "trigeminy" => "Trigeminy",
        "ectopy-summary" => "Ventricular beats, in sum",
        "spo2-low" => "Low oxygen saturation",
        "pulse-deficit" => "Beats without a pulse",
        "vt-refuted" => "Disturbance that looked like a tachycardia",
        "symptom" => "The wearer pressed the button",
        "sensor-wear" => "A sensor wears out",
        "sensor-fault" => "Sensor fault",
        "device-fault" => "Device fault",
        "self-test" => "Self-test",
        "maintenance" => "Maintenance",
        "led-current" => "Pulse sensor's light adjusted",
        "boot" => "The device started",
        "config" => "A setting changed",
        "wave" => "Somebody asked for the signals",
        _ => kind,
    };

    /// <summary>What was found, in one sentence with its numbers; empty where the numbers alone must do.</summary>
    internal static string Sentence(string kind, JsonElement evidence)
    {
        string N(string name, string unit = "") => Number(evidence, name) is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value}{unit}") : "an unknown number";
        string S(string name) => Number(evidence, name) is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0:0.0} s") : "some time";
        string P(string name) => Number(evidence, name) is { } permille ? string.Create(CultureInfo.InvariantCulture, $"{permille / 10.0:0.#} %") : "an unknown share";
        return kind switch
        {
            "tachycardia" => $"{N("hrBpm")} beats a minute, over the limit of {N("limitBpm")}.",
            "bradycardia" => $"{N("hrBpm")} beats a minute, under the limit of {N("limitBpm")}.",
            "pause" => $"No beat for {S(Has(evidence, "rrMs") ? "rrMs" : "quietMs")}; the limit is {S("limitMs")}.",
            "st-episode" or "st-rate-related" => $"The ST level left the wearer's own by {N(Has(evidence, "stUv") ? "stUv" : "stExtremeUv")} µV, for more than 30 s.",
            "st-refused" => "The front end's high-pass distorts the ST segment, so that nothing is said of it.",
            "axis-shift" => "The beats changed their shape at once, as with posture; the ST level is measured anew.",
            "af" or "af-provisional" => "The intervals between beats are irregular in the way of atrial fibrillation.",
            "vf" => "A shapeless oscillation, in which no beat resembles another.",
            "asystole" => "The line stays at its level without a beat.",
            "asystole-indeterminate" => "No beat is found, and the signal is too poor to be sure that there is none.",
            "vt" or "v-run" => $"{N("beats")} ventricular beats in a row{(Has(evidence, "meanBpm") ? $", at {N("meanBpm")} a minute" : "")}.",
            "bigeminy" => "Every second beat comes from the ventricles.",
            "trigeminy" => "Every third beat comes from the ventricles.",
            "couplet" => "Two beats from the ventricles, one after the other.",
            "spo2-low" => $"{P("spo2Permille")}, under the limit of {P("limitPermille")}. The number is an estimate{(Number(evidence, "calibrated") == 1 ? "" : " of a sensor that was never calibrated")}.",
            "pulse-deficit" => "The ECG shows beats that no pulse follows, while the pulse signal is good.",
            "vt-refuted" => "The pulse kept its rhythm meanwhile: no alarm.",
            "signal-poor" => "Beats cannot be trusted, and the rhythm is not judged.",
            "lead-off" => Number(evidence, "channel") == 1 ? "The pulse sensor does not lie on skin." : "An electrode is off, or the signal is flat: nothing can be judged.",
            "gap" => $"{N("lostSamples")} samples are missing; nothing is judged over them.",
            "symptom" => "The wearer felt something at this moment.",
            "boot" => "The device came up anew.",
            "wave" when Word(evidence, "refused") == "no-consent" => "The device refused: its wearer has not consented.",
            "wave" when Word(evidence, "refused").Length > 0 => "The device refused: the question could not be read.",
            "wave" => $"The wearer has consented: they are sent for {N("seconds", " s")}.",
            _ => "",
        };
    }

    /// <summary>A whole number out of an event's evidence; null where there is none of that name.</summary>
    internal static int? Number(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;

    private static string Word(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static bool Has(JsonElement evidence, string name) => Number(evidence, name) is not null;
}
