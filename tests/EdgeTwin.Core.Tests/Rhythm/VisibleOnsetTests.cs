using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Rhythm;

/// <summary>
/// Where ventricular fibrillation or flutter begins in the twelve cudb records, read by eye from strips of 8 s drawn without the detector's output (cudb's own
/// annotations were not at hand). Each is the foot of the first wave after which no QRS complex returns, to about half a second.
/// </summary>
public sealed class VisibleOnsetTests
{
    private const double WithinS = 7;
    private const double NoneBeforeS = 120;

    /// <summary>Record, onset in s, and what was seen there.</summary>
    public static TheoryData<string, double, string> Onsets { get; } = new()
    {
        { "cu03", 466.0, "wide beats run together at 466, falter at 467.5, and are a flutter from 468.4 on" },
        { "cu05", 359.1, "large sine waves after a premature beat; bursts of the same at 88-92, 143-148, 193-199 and 220-223 end by themselves" },
        { "cu07", 296.6, "a wide rhythm of 160/min since 147.5, of split complexes since 181.6, breaks up into coarse waves" },
        { "cu09", 239.3, "large sine waves after noise and a beat" },
        { "cu11", 371.3, "two giant waves on the T wave of a beat, then fibrillation" },
        { "cu13", 382.1, "saw-tooth flutter of 3.7 Hz after a malformed beat" },
        { "cu16", 254.9, "three giant waves after a row of double beats, then coarse fibrillation" },
        { "cu20", 244.1, "after a wide rhythm that stopped at 242.4, a first sharp wave and what follows" },
        { "cu23", 334.5, "a premature beat that turns into flutter at once" },
        { "cu26", 145.7, "round waves of 4 Hz after a beat; a short burst at 132-135" },
        { "cu30", 27.6, "after five wide beats at 25.7-26.7 and one narrow, fast waves that grow and break up" },
        { "cu33", 404.9, "two giant waves after a beat, then fine fibrillation over a wandering line" },
    };

    [Theory]
    [MemberData(nameof(Onsets))]
    public void Fibrillation_is_told_within_7_s_of_its_visible_onset_and_not_before_it_is_there(string record, double onsetS, string seen)
    {
        List<(double ToldS, double EndS)> told = Told(Traces.Require($"cudb/{record}"));
        // One that already lasts when the onset comes (cu07, whose wide rhythm is told as flutter) is no miss.
        Assert.True(told.Exists(one => one.ToldS <= onsetS + WithinS && one.EndS > onsetS + WithinS), $"{record} at {onsetS} s, {seen}: told at {string.Join(", ", told)}");
        double firstS = record switch { "cu05" => 88, "cu30" => onsetS, _ => NoneBeforeS };
        Assert.DoesNotContain(told, one => one.ToldS < firstS);
    }

    // The recordings have gaps, and so the twin is fed as replay does it.
    private static List<(double ToldS, double EndS)> Told(string path)
    {
        List<(double ToldS, double EndS)> told = [];
        foreach (string text in Golden.RecordingTests.Replay(path).EventsOf("vf"))
        {
            System.Text.Json.JsonElement json = System.Text.Json.JsonDocument.Parse(text).RootElement;
            if (json.GetProperty("phase").GetString() == "begin")
            {
                told.Add((json.GetProperty("decidedS").GetDouble(), double.MaxValue));
            }
            else
            {
                told[^1] = (told[^1].ToldS, json.GetProperty("endS").GetDouble());
            }
        }
        return told;
    }
}
