using System.Globalization;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>An event's evidence as one readable line, such as <c>rate 152/min, limit 120/min, quality 96 %</c>.</summary>
internal static class EvidenceText
{
    internal static string Of(ReplayedEvent one)
    {
        IEnumerable<string> parts = one.Evidence.Select(entry => entry.Key switch
        {
            "hrBpm" => $"rate {entry.Value}/min",
            "limitBpm" => $"limit {entry.Value}/min",
            "extremeBpm" => $"at the extreme {entry.Value}/min",
            "rrMs" => $"RR {entry.Value} ms",
            "quietMs" => $"no beat for {entry.Value} ms when told",
            "limitMs" => $"limit {entry.Value} ms",
            "beats" => entry.Value == 1 ? "1 beat" : $"{entry.Value} beats",
            "lostSamples" => $"{entry.Value} samples lost",
            "deviationUv" => $"moved by {entry.Value} \u00B5V at most",
            _ => $"{entry.Key} {entry.Value}",
        });
        return string.Join(", ", parts.Append(string.Create(CultureInfo.InvariantCulture, $"quality {one.QualityPercent} %")));
    }
}
