using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Rhythm;

public sealed class VfDetectorTests
{
    private const int Hz = 250;

    [Theory]
    [InlineData(3.5, 300)]
    [InlineData(5, 600)]
    [InlineData(6.5, 1500)]
    public void Fibrillation_after_sinus_rhythm_is_found_within_7_s_and_left_soon_after_its_end(double hz, int sizeUv)
    {
        int[] sinus = new SyntheticEcg([HeartSegment.Sinus(40)]).ReadToEnd();
        RecordingSink heard = Runs.Of([.. sinus, .. Fibrillation(30, hz, sizeUv, 3), .. sinus]);
        double[] told = [.. heard.EventsOf("vf").Select(e => Seconds(e, "decidedS"))];
        Assert.Equal(2, told.Length);
        Assert.InRange(told[0], 42, 47);
        Assert.InRange(Seconds(heard.EventsOf("vf").First(), "startS"), 37, 43);
        Assert.InRange(Seconds(heard.EventsOf("vf").Last(), "endS"), 67, 74);
        Assert.DoesNotContain(heard.Events, e => e.Contains("asystole", StringComparison.Ordinal));
    }

    [Fact]
    public void Rhythms_with_beats_are_none()
    {
        RecordingSink heard = Runs.Of(
            HeartSegment.Sinus(30), HeartSegment.Tachycardia(60, 190), HeartSegment.Bigeminy(60), HeartSegment.AtrialFibrillation(60, 150),
            HeartSegment.NoiseBurst(40, 1200), HeartSegment.LeadOff(10), HeartSegment.Bradycardia(40), HeartSegment.Pause(6), HeartSegment.Sinus(20));
        Assert.Empty(heard.EventsOf("vf"));
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(20)]
    [InlineData(50)]
    public void Waves_that_no_heart_makes_are_none(double hz) => Assert.Empty(Runs.Of(Fibrillation(60, hz, 800, 4)).EventsOf("vf"));

    [Fact]
    public void A_short_gap_in_fibrillation_is_bridged_and_a_longer_one_ends_it()
    {
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        int[] wave = Fibrillation(20, 5, 700, 5);
        Push(twin, wave);
        twin.PushGap(100);
        Push(twin, wave);
        Assert.Single(heard.EventsOf("vf"));
        twin.PushGap(Hz);
        Assert.Equal(2, heard.EventsOf("vf").Count());
        Push(twin, wave);
        twin.SetLeadOff(true, 8);
        Assert.Equal(4, heard.EventsOf("vf").Count());
    }

    [Fact]
    public void At_the_rails_and_in_noise_nothing_breaks_and_nothing_is_told()
    {
        Random random = new(11);
        int[] wild = [.. Enumerable.Range(0, 60 * Hz).Select(i => (i / Hz % 3) switch { 0 => random.Next(2) == 0 ? int.MaxValue : int.MinValue, 1 => int.MaxValue, _ => random.Next(-60000, 60000) })];
        Assert.Empty(Runs.Of(wild).EventsOf("vf"));
    }

    [Theory]
    [InlineData("cudb/cu05", 359.1)]
    [InlineData("cudb/cu07", 181.6)]
    [InlineData("cudb/cu20", 244.2)]
    [InlineData("cudb/cu23", 334.5)]
    public void Found_in_recordings_within_7_s_of_its_visible_onset(string record, double onsetS)
    {
        RecordingSink heard = Golden.RecordingTests.Replay(Traces.Require(record));
        Assert.Contains(heard.EventsOf("vf"), e => Seconds(e, "decidedS") is double told && told > onsetS && told < onsetS + 7);
    }

    [Theory]
    [InlineData("mitdb/203")]
    [InlineData("mitdb/208")]
    public void None_in_recordings_of_ectopy(string record) =>
        Assert.Empty(Golden.RecordingTests.Replay(Traces.Require(record)).EventsOf("vf"));

    private static int[] Fibrillation(int seconds, double hz, double sizeUv, int seed)
    {
        Random random = new(seed);
        double phase = 0;
        double rate = hz;
        double size = 1;
        return [.. Enumerable.Range(0, seconds * Hz).Select(_ =>
        {
            rate += (0.02 * (hz - rate)) + (0.02 * hz * (random.NextDouble() - 0.5));
            size += (0.01 * (1 - size)) + (0.05 * (random.NextDouble() - 0.5));
            phase += 2 * Math.PI * rate / Hz;
            return (int)((sizeUv * size * Math.Sin(phase)) + (20 * (random.NextDouble() - 0.5)));
        })];
    }

    private static void Push(CardioTwin twin, int[] samples)
    {
        foreach (int one in samples)
        {
            twin.Push(one);
        }
    }

    private static double Seconds(string json, string field) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(field).GetDouble();
}
