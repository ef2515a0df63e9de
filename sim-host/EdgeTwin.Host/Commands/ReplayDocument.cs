using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Commands;

/// <summary>The JSON document of <c>replay</c>, schema <c>edgetwin.replay/1</c>.</summary>
internal static class ReplayDocument
{
    internal static object Of(string record, string signal, ReplayResult result)
    {
        BeatStatistics beats = BeatStatistics.Of(result.Beats);
        return new
        {
            schema = "edgetwin.replay/1",
            record,
            signal,
            durationS = JsonOutput.Rounded(result.DurationS, 3),
            beats = beats.Count,
            beatsS = beats.SupraventricularCount,
            beatsV = beats.VentricularCount,
            reliablePercent = JsonOutput.Rounded(100 * beats.ReliableShare, 2),
            meanBpm = JsonOutput.Rounded(beats.MeanBpm, 1),
            minBpm = JsonOutput.Rounded(beats.MinBpm, 1),
            maxBpm = JsonOutput.Rounded(beats.MaxBpm, 1),
            medianDelayMs = beats.MedianDelayMs,
            pulses = result.Pulses,
            goodPulses = result.GoodPulses,
            missingS = JsonOutput.Rounded(result.MissingSamples / 250.0, 3),
            elapsedS = JsonOutput.Rounded(result.Elapsed.TotalSeconds, 3),
            timesRealTime = JsonOutput.Rounded(result.TimesRealTime, 0),
            events = result.Events.Select(one => new
            {
                kind = one.Name,
                startS = JsonOutput.Rounded(one.StartS, 3),
                endS = JsonOutput.Rounded(one.EndS, 3),
                decidedS = JsonOutput.Rounded(one.DecidedS, 3),
                evidence = Evidence(one),
                strip = one.Strip is not { } strip ? null : new
                {
                    startS = JsonOutput.Rounded((double)strip.StartS, 3),
                    rateHz = strip.RateHz,
                    stepUv = strip.StepUv,
                    firstUv = strip.FirstUv,
                    deltas = strip.Deltas,
                },
            }),
        };
    }

    private static Dictionary<string, int> Evidence(ReplayedEvent one)
    {
        Dictionary<string, int> evidence = new() { ["qualityPercent"] = one.QualityPercent, ["detectorVersion"] = Core.Limits.DetectorVersion };
        foreach ((string name, int value) in one.Evidence)
        {
            evidence[name] = value;
        }
        return evidence;
    }
}
