using System.Globalization;
using System.Text.Json;

namespace EdgeTwin.Host.Page;

/// <summary>The numbers of an event's evidence with their names in words. Whatever is not known is shown under its own name.</summary>
internal static class EvidenceWords
{
    private const int MostEntries = 40;
    private const int LongestText = 80;

    private static readonly Dictionary<string, (string Name, string Unit, double Scale)> Known = new(StringComparer.Ordinal)
    {
        ["hrBpm"] = ("heart rate", "/min", 1),
        ["limitBpm"] = ("limit", "/min", 1),
        ["extremeBpm"] = ("at the extreme", "/min", 1),
        ["meanBpm"] = ("mean rate", "/min", 1),
        ["riseBpm"] = ("rate rose by", "/min", 1),
        ["pulseBpm"] = ("pulse rate", "/min", 1),
        ["rrMs"] = ("interval between beats", "ms", 1),
        ["limitMs"] = ("limit", "ms", 1),
        ["quietMs"] = ("no beat when told for", "ms", 1),
        ["jPointMs"] = ("J point after the R peak", "ms", 1),
        ["beats"] = ("beats it rests on", "", 1),
        ["cycles"] = ("cycles", "", 1),
        ["stUv"] = ("ST over the wearer's own", "µV", 1),
        ["stExtremeUv"] = ("ST at the extreme", "µV", 1),
        ["stReferenceUv"] = ("the wearer's own ST level", "µV", 1),
        ["stSlopeUvPerS"] = ("slope of the ST segment", "µV/s", 1),
        ["stAreaUvS"] = ("deviation times time", "µV s", 1),
        ["stStepUv"] = ("step of the ST level", "µV", 1),
        ["extremeAfterS"] = ("extreme after", "s", 1),
        ["deviationUv"] = ("moved at most", "µV", 1),
        ["meanUv"] = ("mean size of the waveform", "µV", 1),
        ["rateFollowPercent"] = ("goes with the heart rate", "%", 1),
        ["qrsChangePermille"] = ("change of the QRS complex", "%", 0.1),
        ["highPassMillihertz"] = ("front end's high-pass", "Hz", 0.001),
        ["frequencyMillihertz"] = ("mean frequency", "Hz", 0.001),
        ["afScorePermille"] = ("margin of the decision", "", 0.001),
        ["entropyPermille"] = ("entropy of the intervals", "", 0.001),
        ["irregularityPermille"] = ("irregularity", "", 0.001),
        ["nearestPermille"] = ("distance to the nearest interval", "%", 0.1),
        ["pWavePercent"] = ("likeness before the QRS (P waves)", "%", 1),
        ["count2Permille"] = ("time over the mean (Count2)", "%", 0.1),
        ["leakagePermille"] = ("leakage", "%", 0.1),
        ["qualityPercent"] = ("signal quality", "%", 1),
        ["lostSamples"] = ("samples lost", "", 1),
        ["spo2Permille"] = ("oxygen saturation", "%", 0.1),
        ["lowestSpo2Permille"] = ("lowest saturation", "%", 0.1),
        ["limitPermille"] = ("limit", "%", 0.1),
        ["perfusionPermyriad"] = ("perfusion", "%", 0.01),
        ["pulselessBeats"] = ("beats without a pulse", "", 1),
        ["pulseIrregularPercent"] = ("pulse irregular", "%", 1),
        ["railPermille"] = ("time at a rail", "%", 0.1),
        ["repeats"] = ("began again, not told", "times", 1),
        ["heldBack"] = ("held back before", "episodes", 1),
        ["level"] = ("level", "", 1),
        ["p10Minutes"] = ("earliest (1 in 10)", "min", 1),
        ["p50Minutes"] = ("middle", "min", 1),
        ["p90Minutes"] = ("latest (9 in 10)", "min", 1),
        ["trendPercent"] = ("clearness of the trend", "%", 1),
        ["detectorVersion"] = ("detector's version", "", 1),
        ["item"] = ("part", "", 1),
        ["seconds"] = ("for", "s", 1),
    };

    /// <summary>Name and value of each entry, in the order in which the device wrote them.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Of(JsonElement told)
    {
        // Settings stand beside the kind, everything else in its evidence.
        JsonElement holder = told.TryGetProperty("evidence", out JsonElement evidence) && evidence.ValueKind == JsonValueKind.Object ? evidence : told;
        return holder.EnumerateObject()
            .Where(entry => entry.Name is not ("kind" or "phase" or "startS" or "endS" or "decidedS" or "strip" or "evidence"))
            .Take(MostEntries).Select(Entry);
    }

    private static KeyValuePair<string, string> Entry(JsonProperty entry)
    {
        bool isKnown = Known.TryGetValue(entry.Name, out (string Name, string Unit, double Scale) known);
        if (isKnown && entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetDouble(out double value))
        {
            string number = (value * known.Scale).ToString("0.###", CultureInfo.InvariantCulture);
            return new(known.Name, known.Unit.Length == 0 ? number : known.Unit[0] == '/' ? number + known.Unit : $"{number} {known.Unit}");
        }
        string text = entry.Value.ToString();
        return new(isKnown ? known.Name : entry.Name, text.Length <= LongestText ? text : text[..LongestText] + "…");
    }
}
