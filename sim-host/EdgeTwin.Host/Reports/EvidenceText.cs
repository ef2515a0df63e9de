using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>An event's evidence as one readable line, such as <c>rate 152/min, limit 120/min, quality 96 %</c>.</summary>
internal static class EvidenceText
{
    internal static string Of(ReplayedEvent one) =>
        string.Join(", ", one.Evidence.Select(entry => Part(entry.Key, entry.Value)).Append(Part("qualityPercent", one.QualityPercent)));

    /// <summary>One number in words; a name that is not known is shown as it is.</summary>
    internal static string Part(string name, int value) => name switch
    {
        "hrBpm" => $"rate {value}/min",
        "limitBpm" => $"limit {value}/min",
        "extremeBpm" => $"at the extreme {value}/min",
        "rrMs" => $"RR {value} ms",
        "quietMs" => $"no beat for {value} ms when told",
        "limitMs" => $"limit {value} ms",
        "meanBpm" => $"mean {value}/min",
        "cycles" => $"{value} cycles",
        "coupletCount" => $"{value} couplets",
        "vRunCount" => $"{value} runs",
        "vtCount" => $"{value} tachycardias",
        "bigeminyCount" => $"{value} bigeminies",
        "trigeminyCount" => $"{value} trigeminies",
        "beats" => value == 1 ? "1 beat" : $"{value} beats",
        "lostSamples" => $"{value} samples lost",
        "deviationUv" => $"moved by {value} \u00B5V at most",
        "leadFlags" => $"electrodes {LeadsOf(value)}",
        "qualityPercent" => $"quality {value} %",
        _ => $"{name} {value}",
    };

    private static string LeadsOf(int flags) => ((flags & 0b1100) != 0, (flags & 0b0011) != 0) switch
    {
        (true, true) => "both off",
        (true, false) => "positive off",
        (false, true) => "negative off",
        _ => "off",
    };
}
