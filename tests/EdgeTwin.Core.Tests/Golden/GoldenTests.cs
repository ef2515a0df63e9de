using System.Globalization;
using System.Text;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Golden;

/// <summary>
/// Same samples, same bytes: beats and events of synthetic wearers against files that stand beside this test.
/// After a change that is meant to alter them, run the tests once with EDGETWIN_GOLDEN=write and read the difference in git.
/// </summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("demonstration")]
    [InlineData("fibrillation")]
    [InlineData("bigeminy-inverted")]
    [InlineData("noise")]
    public void Beats_and_events_are_those_of_the_file(string name)
    {
        string path = Path.Combine(Traces.Checkout, "tests", "EdgeTwin.Core.Tests", "Golden", name + ".txt");
        string now = Render(Runs.Of(Wearer(name).ReadToEnd()));
        if (Environment.GetEnvironmentVariable("EDGETWIN_GOLDEN") == "write")
        {
            File.WriteAllText(path, now);
        }
        Assert.Equal(File.ReadAllText(path), now);
    }

    internal static SyntheticEcg Wearer(string name) => name switch
    {
        "demonstration" => new(HeartStories.Demonstration),
        "fibrillation" => new([HeartSegment.AtrialFibrillation(60, 130)], new EcgTraits { Seed = 7 }),
        "bigeminy-inverted" => new([HeartSegment.Bigeminy(40)], new EcgTraits { Seed = 11, AmplitudeUv = -700 }),
        _ => new([HeartSegment.Sinus(20), HeartSegment.NoiseBurst(30, 1200), HeartSegment.Sinus(30)], new EcgTraits { Seed = 3 }),
    };

    private static string Render(RecordingSink heard)
    {
        StringBuilder text = new();
        foreach (HeardBeat beat in heard.Beats)
        {
            text.Append(CultureInfo.InvariantCulture, $"beat {beat.Sample} delay {beat.DelaySamples} rrMs {beat.RrMs} quality {beat.QualityPercent}");
            text.Append(beat.IsReliable ? "\n" : " unreliable\n");
        }
        foreach (string twinEvent in heard.Events)
        {
            text.Append(twinEvent).Append('\n');
        }
        return text.ToString();
    }
}
