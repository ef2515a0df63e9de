using EdgeTwin.Core.Events;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Robustness;

/// <summary>A healthy heart behind something that is wrong with the signal.</summary>
public sealed class BadLeadTests
{
    private const double Minutes5 = 300;

    [Theory]
    [InlineData(-1100)]
    [InlineData(-400)]
    [InlineData(250)]
    public void A_lead_turned_over_or_low_is_read_as_the_right_one(double amplitudeUv)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(Minutes5)], new EcgTraits { AmplitudeUv = amplitudeUv });
        StrictSink heard = StrictSink.Of(ecg.ReadToEnd());
        Assert.InRange(heard.ReliableBeats, ecg.Beats.Count - 3, ecg.Beats.Count + 1);
        Assert.Empty(heard.Told);
    }

    [Fact]
    public void Leads_swapped_while_it_runs_make_no_alarm()
    {
        int[] sinus = Signals.Sinus(Minutes5);
        StrictSink heard = StrictSink.Of([.. sinus, .. sinus.Select(one => -one / 2), .. sinus]);
        Assert.Empty(heard.HeartAlarmsTold);
    }

    [Theory]
    [InlineData(50, 100)]
    [InlineData(50, 1000)]
    [InlineData(60, 100)]
    [InlineData(60, 1000)]
    public void Beats_are_found_under_hum_and_no_alarm_comes_of_it(double hz, double peakUv)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(Minutes5)]);
        StrictSink heard = StrictSink.Of(ecg.ReadToEnd().Plus(Signals.Hum(Minutes5, hz, peakUv)));
        Assert.InRange(heard.Beats, ecg.Beats.Count * 0.98, ecg.Beats.Count * 1.02);
        Assert.Empty(heard.HeartAlarmsTold);
    }

    [Theory]
    [InlineData(0.040, 2500)]
    [InlineData(0.160, 2500)]
    [InlineData(0.040, -8000)]
    [InlineData(0.160, 1200)]
    public void A_pacemakers_spikes_before_its_beats_are_no_beats_of_their_own(double beforeS, int peakUv)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(Minutes5)], new EcgTraits { VariabilityPercent = 0 });
        int[] paced = ecg.ReadToEnd();
        foreach (TrueBeat beat in ecg.Beats)
        {
            long at = beat.Sample - (long)(beforeS * Signals.Hz);
            if (at >= 0)
            {
                // 2 ms fill half a sample, and the front end's filter lets a little through into the next.
                paced[at] += peakUv / 2;
                paced[at + 1] += peakUv / 8;
            }
        }
        StrictSink heard = StrictSink.Of(paced);
        Assert.InRange(heard.Beats, ecg.Beats.Count - 3, ecg.Beats.Count + 1);
        Assert.Empty(heard.HeartAlarmsTold);
    }

    [Theory]
    [InlineData("mitdb/102")]
    [InlineData("mitdb/104")]
    public void Paced_recordings_make_no_alarm(string record)
    {
        StrictSink heard = StrictSink.Of(TraceSignals.Read(Traces.Require(record)));
        Assert.Empty(heard.HeartAlarmsTold);
        Assert.InRange(heard.ReliableBeats, 2100, 2300);
    }

    [Theory]
    [InlineData(int.MinValue, 600)]
    [InlineData(-100, 300)]
    public void Tops_that_are_cut_off_are_told_and_make_no_alarm(int lowUv, int highUv)
    {
        StrictSink heard = StrictSink.Of(Signals.Sinus(Minutes5).Cut(lowUv, highUv));
        Assert.Empty(heard.HeartAlarmsTold);
        Assert.Equal(1, heard.Count(EventKind.SignalPoor));
        Assert.Equal(4, heard.Evidence[(EventKind.SignalPoor, EvidenceField.PoorReason)]);
        Assert.InRange(heard.Evidence[(EventKind.SignalPoor, EvidenceField.RailPermille)], 10, 1000);
    }

    [Fact]
    public void A_baseline_that_runs_into_a_rail_and_comes_back_makes_no_alarm()
    {
        int[] drift = [.. Signals.Sinus(Minutes5).Select((one, i) => Math.Min(one + (int)(3000 * Math.Sin(i / 6000.0)), 1500))];
        StrictSink heard = StrictSink.Of(drift);
        Assert.Empty(heard.HeartAlarmsTold);
        Assert.InRange(heard.Count(EventKind.SignalPoor), 1, 6);
    }

    [Fact]
    public void A_heart_that_beats_again_is_judged_again()
    {
        int[] sinus = Signals.Sinus(60);
        int[] fast = Signals.Sinus(60, 150);
        StrictSink heard = StrictSink.Of([.. sinus, .. Signals.Hum(60, 50, 1000), .. sinus, .. Signals.RandomRails(60, 2000), .. sinus, .. Signals.Noise(60, 5), .. sinus, .. fast]);
        Assert.InRange(heard.FirstToldS[EventKind.Tachycardia], 420, 432);
    }
}
