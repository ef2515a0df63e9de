using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EdgeTwin.Host.WhatIf;

namespace EdgeTwin.Host.Page;

/// <summary>Reads the form of an experiment, which comes from a browser: every number is looked at, and what is not known is refused.</summary>
internal static class WhatIfRequest
{
    private const double RampS = 30;
    private const double ForS = 120;

    private static readonly Dictionary<string, (EditKind Kind, double Least, double Most, string Words)> Fields = new(StringComparer.Ordinal)
    {
        ["hr"] = (EditKind.Rate, 25, 200, "The heart rate"),
        ["st"] = (EditKind.St, -1000, 1000, "The ST shift"),
        ["pvc"] = (EditKind.Pvc, 1, 60, "The ventricular beats"),
        ["pause"] = (EditKind.Pause, 0.5, 30, "The pause"),
        ["noise"] = (EditKind.Noise, 1, 5000, "The noise"),
        ["spo2"] = (EditKind.Spo2, 50, 96, "The oxygen saturation"),
    };

    /// <summary>Reads what is to be changed.</summary>
    /// <param name="form">The form.</param>
    /// <param name="edits">The changes.</param>
    /// <param name="seed">Seed of what is drawn.</param>
    /// <param name="why">What is wrong, in a sentence; empty where nothing is.</param>
    internal static bool TryRead(JsonElement form, [NotNullWhen(true)] out IReadOnlyList<Edit>? edits, out ulong seed, out string why)
    {
        edits = null;
        seed = 1;
        List<Edit> found = [];
        foreach (JsonProperty field in form.EnumerateObject())
        {
            why = field.Name switch
            {
                "device" => "",
                "seed" => TryWhole(field.Value, ref seed) ? "" : "The seed is a whole number from 0 to 2147483647.",
                "af" => TryFlag(field.Value, found, new Edit(EditKind.Af, ForS)) ? "" : "Atrial fibrillation is yes or no.",
                "drying" => TryFlag(field.Value, found, new Edit(EditKind.Drying, 100)) ? "" : "A drying electrode is yes or no.",
                _ => Number(field, found),
            };
            if (why.Length > 0)
            {
                return false;
            }
        }
        edits = [.. found.OrderBy(one => one.Kind)];
        why = edits.Count > 0 ? "" : "Nothing is changed: fill in one field at least.";
        return edits.Count > 0;
    }

    /// <summary>Finds a place for the changes; null where the heart that is known is too short for them.</summary>
    internal static WhatIfPlan? PlanFor(WhatIfHeart heart, IReadOnlyList<Edit> edits, ulong seed)
    {
        WhatIfPlan plan = new(edits, 0, RampS, ForS, seed);
        return plan.PlaceIn(heart) is { } atS ? plan with { AtS = atS } : null;
    }

    private static string Number(JsonProperty field, List<Edit> found)
    {
        if (!Fields.TryGetValue(field.Name, out (EditKind Kind, double Least, double Most, string Words) known))
        {
            return "There is a field that no experiment has.";
        }
        if (field.Value.ValueKind == JsonValueKind.Null)
        {
            return "";
        }
        if (field.Value.ValueKind != JsonValueKind.Number || !field.Value.TryGetDouble(out double value) || !(value >= known.Least && value <= known.Most) || value == 0)
        {
            return FormattableString.Invariant($"{known.Words} must lie between {known.Least} and {known.Most}.");
        }
        found.Add(new Edit(known.Kind, Math.Round(value, 2)));
        return "";
    }

    private static bool TryFlag(JsonElement value, List<Edit> found, Edit edit)
    {
        if (value.ValueKind == JsonValueKind.True)
        {
            found.Add(edit);
        }
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null;
    }

    private static bool TryWhole(JsonElement value, ref ulong seed)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }
        bool isWhole = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0;
        seed = isWhole ? value.GetUInt64() : seed;
        return isWhole;
    }
}
