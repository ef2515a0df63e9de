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
            FilterBench bench = new();
            for (int n = 0; n < 200; n++)
            {
                Assert.Equal(0, bench.Push(level));
                Assert.Equal(0, bench.Filter.BandAt(n));
                Assert.Equal(0, bench.Filter.RoughnessAt(n));
            }
        });

    [Fact]
    public void Forgets_any_past_within_its_window() =>
        Gen.Int[-Limits.MaxInputMicrovolts, Limits.MaxInputMicrovolts].Array[500].Sample(past =>
        {
            FilterBench bench = new();
            foreach (int sample in past)
            {
                bench.Push(sample);
            }
            int energy = -1;
            for (int i = 0; i < 80; i++)
            {
                energy = bench.Push(1234);
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
        FilterBench bench = new();
        int largest = 0;
        for (int n = 0; n < 2500; n++)
        {
            bench.Push((int)Math.Round(10_000 * Math.Sin(2 * Math.PI * hertz * n / 250)));
            if (n > 500)
            {
                largest = Math.Max(largest, Math.Abs(bench.Filter.BandAt(n)));
            }
        }
        Assert.InRange(largest / 10_000.0, leastGain, mostGain);
    }

    [Fact]
    public void An_impulse_peaks_after_the_delay_that_the_filter_states()
    {
        FilterBench bench = new();
        int best = 0;
        for (int n = 0; n < 100; n++)
        {
            bench.Push(n == 40 ? 10_000 : 0);
            best = bench.Filter.BandAt(n) > bench.Filter.BandAt(best) ? n : best;
        }
        Assert.InRange(best - 40, QrsFilter.BandDelaySamples - 1, QrsFilter.BandDelaySamples + 1);
    }

    [Fact]
    public void Several_samples_at_a_time_give_what_one_at_a_time_gives() =>
        Gen.Select(Gen.Int[-3000, 3000].Array[200], Gen.Int[1, 32]).Sample((samples, batch) =>
        {
            FilterBench one = new();
            FilterBench several = new();
            for (int n = 0; n < samples.Length; n++)
            {
                one.Push(samples[n]);
                several.Put(samples[n]);
                if ((n + 1) % batch == 0)
                {
                    several.Filter.Filter(n);
                    Assert.Equal((one.Filter.PeakSample, one.Filter.PeakEnergy), (several.Filter.PeakSample, several.Filter.PeakEnergy));
                    for (int i = n; i > n - batch; i--)
                    {
                        Assert.Equal((one.Filter.BandAt(i), one.Filter.EnergyAt(i)), (several.Filter.BandAt(i), several.Filter.EnergyAt(i)));
                    }
                }
            }
        });

    [Fact]
    public void A_held_sample_stands_for_those_that_do_not_come_until_it_settles_anew() =>
        Gen.Int[-3000, 3000].Array[1, 300].Sample(samples =>
        {
            FilterBench goesOn = new();
            FilterBench held = new();
            foreach (int sample in samples)
            {
                goesOn.Push(sample);
                held.Push(sample);
            }
            held.Filter.Hold();
            for (int i = 0; i < 60; i++)
            {
                goesOn.Push(samples[^1]);
                held.Filter.Filter(goesOn.N);
                Assert.Equal((goesOn.Filter.BandAt(goesOn.N), goesOn.Filter.EnergyAt(goesOn.N)), (held.Filter.BandAt(goesOn.N), held.Filter.EnergyAt(goesOn.N)));
            }
            held.Put(700);
            held.Filter.Settle(held.N);
            Assert.Equal(0, held.Push(700));
            Assert.NotEqual(0, held.Push(-30_000));
        });

    [Fact]
    public void Sample_numbers_may_wrap()
    {
        FilterBench near = new();
        FilterBench far = new(int.MaxValue - 127);
        for (int i = 0; i < 300; i++)
        {
            int sample = (i * 7919 % 2000) - 1000;
            Assert.Equal(near.Push(sample), far.Push(sample));
        }
        Assert.True(far.N < 0);
    }
}
