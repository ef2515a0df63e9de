using CsCheck;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Tests.Support;

namespace EdgeTwin.Core.Tests.Ecg;

public sealed class QrsFilterTests
{
    [Fact]
    public void A_constant_gives_nothing_after_it_has_settled() =>
        Gen.Int[-Limits.MaxInputMicrovolts, Limits.MaxInputMicrovolts].Sample(level =>
        {
            QrsFilter filter = new();
            filter.Settle(0, level);
            for (int n = 0; n < 200; n++)
            {
                Assert.Equal(0, filter.Push(n, level));
                Assert.Equal(0, filter.BandAt(n));
                Assert.Equal(0, filter.RoughnessAt(n));
            }
        });

    [Fact]
    public void Forgets_any_past_within_its_window() =>
        Gen.Int[-Limits.MaxInputMicrovolts, Limits.MaxInputMicrovolts].Array[500].Sample(past =>
        {
            QrsFilter filter = new();
            filter.Settle(0, past[0]);
            int n = 0;
            foreach (int sample in past)
            {
                filter.Push(n++, sample);
            }
            int energy = -1;
            for (int i = 0; i < 80; i++)
            {
                energy = filter.Push(n++, 1234);
            }
            Assert.Equal(0, energy);
        });

    // The low-pass peaks at its gain of 36 in the pass band; the sine amplitudes bound what a filter of this length can do.
    [Theory]
    [InlineData(1.0, 0.00, 0.30)]
    [InlineData(10.0, 0.55, 1.20)]
    [InlineData(50.0, 0.00, 0.06)]
    [InlineData(60.0, 0.00, 0.06)]
    public void Passes_the_QRS_band_and_stops_wander_and_mains(double hertz, double leastGain, double mostGain)
    {
        QrsFilter filter = new();
        filter.Settle(0, 0);
        int largest = 0;
        for (int n = 0; n < 2500; n++)
        {
            filter.Push(n, (int)Math.Round(10_000 * Math.Sin(2 * Math.PI * hertz * n / 250)));
            if (n > 500)
            {
                largest = Math.Max(largest, Math.Abs(filter.BandAt(n)));
            }
        }
        Assert.InRange(largest / 10_000.0, leastGain, mostGain);
    }

    [Fact]
    public void An_impulse_peaks_after_the_delay_that_the_filter_states()
    {
        QrsFilter filter = new();
        filter.Settle(0, 0);
        int best = 0;
        for (int n = 0; n < 100; n++)
        {
            filter.Push(n, n == 40 ? 10_000 : 0);
            best = filter.BandAt(n) > filter.BandAt(best) ? n : best;
        }
        Assert.InRange(best - 40, QrsFilter.BandDelaySamples - 1, QrsFilter.BandDelaySamples + 1);
    }

    [Fact]
    public void Several_samples_at_a_time_give_what_one_at_a_time_gives() =>
        Gen.Select(Gen.Int[-3000, 3000].Array[200], Gen.Int[1, 32]).Sample((samples, batch) =>
        {
            QrsFilter one = new();
            QrsFilter several = new();
            one.Settle(0, samples[0]);
            several.Settle(0, samples[0]);
            for (int n = 0; n < samples.Length; n++)
            {
                one.Push(n, samples[n]);
                several.Inputs[n & QrsFilter.InputMask] = (short)samples[n];
                if ((n + 1) % batch == 0)
                {
                    several.Filter(n);
                    Assert.Equal((one.PeakSample, one.PeakEnergy), (several.PeakSample, several.PeakEnergy));
                    for (int i = n; i > n - batch; i--)
                    {
                        Assert.Equal((one.BandAt(i), one.EnergyAt(i)), (several.BandAt(i), several.EnergyAt(i)));
                    }
                }
            }
        });

    [Fact]
    public void Sample_numbers_may_wrap()
    {
        QrsFilter near = new();
        QrsFilter far = new();
        near.Settle(0, 0);
        far.Settle(int.MaxValue - 127, 0);
        for (int i = 0; i < 300; i++)
        {
            int sample = (i * 7919 % 2000) - 1000;
            Assert.Equal(near.Push(i, sample), far.Push(unchecked(int.MaxValue - 127 + i), sample));
        }
    }
}
