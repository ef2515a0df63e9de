using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsCheck;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Tests.Hearts;

public class SyntheticEcgTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(72)]
    [InlineData(180)]
    public void Sinus_rhythm_keeps_the_rate_that_was_asked_for(double rateBpm)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(120, rateBpm)], new EcgTraits { Seed = 7 });
        ecg.ReadToEnd();
        double meanRr = (double)(ecg.Beats[^1].Sample - ecg.Beats[0].Sample) / (ecg.Beats.Count - 1);
        Assert.Equal(rateBpm, 60 * 250 / meanRr, rateBpm * 0.02);
    }

    [Fact]
    public void The_first_ten_seconds_are_these_bytes_on_every_machine()
    {
        int[] samples = new SyntheticEcg(HeartStories.Demonstration, new EcgTraits { Seed = 42 }).ReadToEnd()[..2500];
        if (!BitConverter.IsLittleEndian)
        {
            samples = [.. samples.Select(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness)];
        }
        string hash = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(samples.AsSpan())));
        Assert.Equal("CF11F77B00CEBD4D7B5E7D1581895B2EEF9B60ED6AF104676FB9E74D8C8F881E", hash);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_samples()
    {
        int[] whole = new SyntheticEcg(HeartStories.Demonstration).ReadToEnd();
        Gen.Int[1, 4000].Sample(block =>
        {
            SyntheticEcg ecg = new(HeartStories.Demonstration);
            int[] buffer = new int[block];
            List<int> all = [];
            for (int read = ecg.Read(buffer); read > 0; read = ecg.Read(buffer))
            {
                all.AddRange(buffer.AsSpan(0, read));
            }
            Assert.Equal(whole, all);
        }, iter: 20);
    }

    [Fact]
    public void Another_seed_gives_another_trace()
    {
        int[] one = new SyntheticEcg(HeartStories.Demonstration, new EcgTraits { Seed = 1 }).ReadToEnd();
        int[] two = new SyntheticEcg(HeartStories.Demonstration, new EcgTraits { Seed = 2 }).ReadToEnd();
        Assert.NotEqual(one, two);
    }

    [Theory]
    [InlineData(1500)]
    [InlineData(600)]
    [InlineData(-900)]
    public void The_R_peak_is_as_high_as_asked_for_and_stands_where_the_truth_says(double amplitudeUv)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(20)], EcgTraits.Clean with { AmplitudeUv = amplitudeUv });
        int[] samples = ecg.ReadToEnd();
        int sign = Math.Sign(amplitudeUv);
        foreach (TrueBeat beat in ecg.Beats.Where(beat => beat.Sample > 30 && beat.Sample < samples.Length - 30))
        {
            int peak = (int)beat.Sample;
            Assert.Equal(amplitudeUv, samples[peak], Math.Abs(amplitudeUv) * 0.03);
            int highest = Enumerable.Range(peak - 20, 41).MaxBy(i => sign * samples[i]);
            Assert.Equal(peak, highest);
        }
    }

    [Fact]
    public void Bigeminy_takes_turns_and_the_premature_beat_comes_early()
    {
        SyntheticEcg ecg = new([HeartSegment.Bigeminy(60)], EcgTraits.Clean);
        ecg.ReadToEnd();
        for (int i = 2; i < ecg.Beats.Count; i++)
        {
            Assert.NotEqual(ecg.Beats[i - 1].Class, ecg.Beats[i].Class);
            long rr = ecg.Beats[i].Sample - ecg.Beats[i - 1].Sample;
            long rrBefore = ecg.Beats[i - 1].Sample - ecg.Beats[i - 2].Sample;
            Assert.Equal(ecg.Beats[i].Class == BeatClass.Ventricular, rr < rrBefore);
        }
    }

    [Fact]
    public void Premature_beats_come_as_often_as_asked_for()
    {
        HeartSegment segment = HeartSegment.Pvcs(1200, 70, 8) with { PacPerMinute = 4 };
        SyntheticEcg ecg = new([segment], new EcgTraits { Seed = 3 });
        ecg.ReadToEnd();
        Assert.InRange(ecg.Beats.Count(beat => beat.Class == BeatClass.Ventricular), 110, 190);
        Assert.InRange(ecg.Beats.Count(beat => beat.Class == BeatClass.Supraventricular), 50, 110);
    }

    [Fact]
    public void A_ventricular_beat_is_wider_than_a_normal_one()
    {
        SyntheticEcg ecg = new([HeartSegment.Bigeminy(20)], EcgTraits.Clean);
        int[] samples = ecg.ReadToEnd();
        int WidthAtHalf(TrueBeat beat)
        {
            int peak = (int)beat.Sample;
            return Enumerable.Range(peak - 25, 51).Count(i => samples[i] > samples[peak] / 2);
        }
        TrueBeat[] inner = [.. ecg.Beats.Where(beat => beat.Sample > 50 && beat.Sample < samples.Length - 50)];
        int widestNormal = inner.Where(beat => beat.Class == BeatClass.Normal).Max(WidthAtHalf);
        int narrowestVentricular = inner.Where(beat => beat.Class == BeatClass.Ventricular).Min(WidthAtHalf);
        Assert.True(narrowestVentricular > 2 * widestNormal, $"{narrowestVentricular} samples against {widestNormal}");
    }

    [Fact]
    public void A_pause_is_one_interval_of_its_own_length()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(20), HeartSegment.Pause(4), HeartSegment.Sinus(20)]);
        ecg.ReadToEnd();
        long[] intervals = [.. ecg.Beats.Zip(ecg.Beats.Skip(1), (a, b) => b.Sample - a.Sample)];
        Assert.Single(intervals, interval => interval > 500);
        Assert.InRange(intervals.Max(), 999, 1001);
        TrueEpisode pause = Assert.Single(ecg.Episodes);
        Assert.Equal("pause", pause.Label);
        Assert.Equal(intervals.Max(), pause.EndSample - pause.StartSample);
        Assert.Contains(ecg.Beats, beat => beat.Sample == pause.StartSample);
    }

    [Fact]
    public void Fibrillation_is_irregular_and_sinus_rhythm_is_not()
    {
        static double Spread(HeartSegment segment)
        {
            SyntheticEcg ecg = new([segment], new EcgTraits { Seed = 5 });
            ecg.ReadToEnd();
            double[] rr = [.. ecg.Beats.Zip(ecg.Beats.Skip(1), (a, b) => (double)(b.Sample - a.Sample))];
            double mean = rr.Average();
            return Math.Sqrt(rr.Average(x => (x - mean) * (x - mean))) / mean;
        }
        Assert.InRange(Spread(HeartSegment.AtrialFibrillation(120)), 0.15, 0.35);
        Assert.InRange(Spread(HeartSegment.Sinus(120)), 0.005, 0.05);
    }

    [Fact]
    public void The_ST_level_rises_to_what_was_asked_for()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(10, 75), HeartSegment.StShift(60, 200)], EcgTraits.Clean);
        SyntheticEcg plain = new([HeartSegment.Sinus(70, 75)], EcgTraits.Clean);
        int[] shifted = ecg.ReadToEnd();
        int[] flat = plain.ReadToEnd();
        int[] levels = [.. ecg.Beats.Where(beat => beat.Sample < shifted.Length - 60).Select(beat => shifted[beat.Sample + 26] - flat[beat.Sample + 26])];
        Assert.Equal(0, levels[0]);
        Assert.Equal(200, levels[^1], 12.0);
        Assert.Equal(levels.Order(), levels);
    }

    [Fact]
    public void A_lead_that_is_off_is_flat_and_has_no_true_beats()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(10), HeartSegment.LeadOff(10), HeartSegment.Sinus(10)]);
        int[] samples = ecg.ReadToEnd();
        Assert.All(samples[2500..5000], sample => Assert.Equal(0, sample));
        Assert.DoesNotContain(ecg.Beats, beat => beat.Sample is >= 2500 and < 5000);
        Assert.Equal(new TrueEpisode("lead-off", 2500, 5000), Assert.Single(ecg.Episodes));
    }

    [Fact]
    public void A_noise_burst_is_as_loud_as_asked_for()
    {
        SyntheticEcg noisy = new([HeartSegment.NoiseBurst(60, 500)], EcgTraits.Clean);
        SyntheticEcg clean = new([HeartSegment.Sinus(60)], EcgTraits.Clean);
        double power = noisy.ReadToEnd().Zip(clean.ReadToEnd(), (a, b) => (double)(a - b) * (a - b)).Average();
        Assert.Equal(500, Math.Sqrt(power), 15.0);
    }

    [Fact]
    public void A_script_that_no_heart_follows_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SyntheticEcg([]));
        Assert.Throws<ArgumentException>(() => new SyntheticEcg([HeartSegment.Pause(2)]));
        Assert.Throws<ArgumentException>(() => new SyntheticEcg([HeartSegment.Sinus(10, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => HeartSegment.Sinus(double.NaN));
    }
}
