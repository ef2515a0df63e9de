using EdgeTwin.Core.Events;
using EdgeTwin.Core.Tests.Robustness;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Rhythm;

/// <summary>Rhythms that are irregular and have P waves, ten minutes each through the whole twin: no atrial fibrillation.</summary>
public sealed class StaysSinusTests
{
    private const double Minutes10 = 600;

    [Theory]
    [InlineData("bigeminy")]
    [InlineData("jittered bigeminy")]
    [InlineData("trigeminy")]
    [InlineData("jittered trigeminy")]
    [InlineData("atrial bigeminy")]
    [InlineData("jittered atrial bigeminy")]
    [InlineData("atrial ectopy")]
    [InlineData("frequent atrial ectopy")]
    [InlineData("ventricular ectopy")]
    [InlineData("breathing")]
    [InlineData("deep breathing")]
    public void Ectopy_and_breathing_are_no_fibrillation(string rhythm)
    {
        (HeartSegment segment, double variabilityPercent) = rhythm switch
        {
            "bigeminy" => (HeartSegment.Bigeminy(Minutes10), 3.0),
            "jittered bigeminy" => (HeartSegment.Bigeminy(Minutes10) with { JitterPercent = 6 }, 3),
            "trigeminy" => (HeartSegment.Trigeminy(Minutes10), 3),
            "jittered trigeminy" => (HeartSegment.Trigeminy(Minutes10) with { JitterPercent = 6 }, 3),
            "atrial bigeminy" => (HeartSegment.AtrialBigeminy(Minutes10), 3),
            "jittered atrial bigeminy" => (HeartSegment.AtrialBigeminy(Minutes10) with { JitterPercent = 6 }, 3),
            "atrial ectopy" => (HeartSegment.Sinus(Minutes10) with { PacPerMinute = 8 }, 3),
            "frequent atrial ectopy" => (HeartSegment.Sinus(Minutes10) with { PacPerMinute = 20 }, 5),
            "ventricular ectopy" => (HeartSegment.Pvcs(Minutes10, 75, 15), 5),
            "breathing" => (HeartSegment.Sinus(Minutes10), 15),
            _ => (HeartSegment.Sinus(Minutes10), 25),
        };
        foreach (ulong seed in (ulong[])[1, 2, 3])
        {
            EcgTraits traits = new() { Seed = seed, VariabilityPercent = variabilityPercent };
            StrictSink heard = StrictSink.Of(new SyntheticEcg([HeartSegment.Sinus(60), segment, HeartSegment.Sinus(60)], traits).ReadToEnd());
            Assert.Equal(0, heard.Count(EventKind.Af));
        }
    }

    [Fact]
    public void Fibrillation_among_them_is_found_all_the_same()
    {
        HeartSegment[] script =
            [HeartSegment.Bigeminy(300), HeartSegment.AtrialFibrillation(300), HeartSegment.AtrialBigeminy(300) with { JitterPercent = 6 }, HeartSegment.AtrialFibrillation(300), HeartSegment.Sinus(120)];
        StrictSink heard = StrictSink.Of(new SyntheticEcg(script).ReadToEnd());
        Assert.Equal(2, heard.Count(EventKind.Af));
        Assert.InRange(heard.FirstToldS[EventKind.Af], 320, 400);
    }
}
