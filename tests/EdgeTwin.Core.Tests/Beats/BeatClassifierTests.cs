using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Beats;

public sealed class BeatClassifierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Ventricular_beats_among_a_sinus_rhythm_are_told(int leads)
    {
        (SyntheticEcg ecg, Sink heard) = Run(leads, HeartSegment.Sinus(60), HeartSegment.Pvcs(240));
        long[] ventricular = [.. ecg.Beats.Where(beat => beat.Class == BeatClass.Ventricular && beat.Sample > 15000).Select(beat => (long)beat.Sample)];
        (int found, _, int others) = Runs.Match(ventricular, heard.Beats.Where(beat => beat.Sample > 15000 && beat.Kind == BeatKind.Ventricular).Select(beat => beat.Sample));
        Assert.InRange(found, ventricular.Length * 9 / 10, ventricular.Length);
        Assert.InRange(others, 0, 1);
    }

    [Fact]
    public void A_sinus_rhythm_has_no_ectopy() => Assert.All(Run(1, HeartSegment.Sinus(300)).Heard.Beats, beat => Assert.Equal(BeatKind.Normal, beat.Kind));

    [Fact]
    public void Every_beat_is_told_once_in_the_order_of_time_and_within_a_second_of_its_R_peak()
    {
        (SyntheticEcg ecg, Sink heard) = Run(1, HeartSegment.Bradycardia(60), HeartSegment.Bigeminy(60), HeartSegment.Tachycardia(60, 210), HeartSegment.AtrialFibrillation(60), HeartSegment.Sinus(20));
        Assert.Equal(heard.Beats.Select(beat => beat.Sample).Order().Distinct(), heard.Beats.Select(beat => beat.Sample));
        (int found, int missed, int others) = Runs.Match(ecg.Beats.Select(beat => (long)beat.Sample), heard.Beats.Select(beat => beat.Sample));
        Assert.InRange(missed + others, 0, found / 100);
        // All but those of the detector's first three seconds, and those that the end of the signal decides.
        Assert.All(heard.Beats.SkipLast(2).Where(beat => beat.Sample > 1000), beat => Assert.InRange(beat.ToldAfter, 80, 250));
    }

    [Fact]
    public void A_gap_and_the_end_tell_the_beats_that_wait()
    {
        Sink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        SyntheticEcg ecg = new([HeartSegment.Sinus(20)]);
        foreach (int sample in ecg.ReadToEnd())
        {
            twin.Push(sample);
        }
        int before = heard.Beats.Count;
        twin.PushGap(1000);
        Assert.True(heard.Beats.Count > before);
        int after = heard.Beats.Count;
        twin.Finish();
        Assert.Equal(after, heard.Beats.Count);
    }

    [Fact]
    public void A_second_lead_that_is_flat_or_at_a_rail_does_no_harm()
    {
        foreach (int rail in new[] { 0, 60000 })
        {
            Sink heard = new();
            CardioTwin twin = new(heard, new TwinSettings(), 2);
            foreach (int sample in new SyntheticEcg([HeartSegment.Sinus(120)]).ReadToEnd())
            {
                twin.Push(sample, rail);
            }
            twin.Finish();
            Assert.InRange(heard.Beats.Count(beat => beat.Kind != BeatKind.Normal), 0, 2);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void There_is_one_lead_or_two(int leads) => Assert.Throws<ArgumentOutOfRangeException>(() => new CardioTwin(new Sink(), new TwinSettings(), leads));

    private static (SyntheticEcg Ecg, Sink Heard) Run(int leads, params HeartSegment[] script)
    {
        SyntheticEcg ecg = new(script);
        Sink heard = new();
        CardioTwin twin = new(heard, new TwinSettings(), leads);
        foreach (int sample in ecg.ReadToEnd())
        {
            heard.Now++;
            twin.Push(sample, -sample / 2);
        }
        twin.Finish();
        return (ecg, heard);
    }

    private sealed class Sink : ITwinSink
    {
        internal long Now { get; set; }

        internal List<(long Sample, BeatKind Kind, long ToldAfter)> Beats { get; } = [];

        public void OnBeat(Beat beat)
        {
            Beats.Add((beat.SampleIndex, beat.Kind, Now - 1 - beat.SampleIndex));
            Assert.True(Now == 0 || beat.ClassDelaySamples == Now - 1 - beat.SampleIndex);
        }

        public void OnEvent(TwinEvent twinEvent)
        {
        }
    }
}
