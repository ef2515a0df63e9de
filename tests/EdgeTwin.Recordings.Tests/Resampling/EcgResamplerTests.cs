using CsCheck;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Recordings.Tests.Resampling;

public class EcgResamplerTests
{
    [Theory]
    [InlineData(360, 60)]
    [InlineData(500, 60)]
    [InlineData(1000, 60)]
    [InlineData(257.3, 60)]
    [InlineData(257.31234, 60)]
    [InlineData(200, 60)]
    [InlineData(128, 40)]
    [InlineData(50, 15)]
    public void A_sine_of_the_pass_band_keeps_amplitude_and_time(double fs, double highestHz)
    {
        for (double hz = highestHz / 12; hz <= highestHz + 0.01; hz += highestHz / 12)
        {
            int[] output = Run(Sine(fs, hz, 20, 1000), fs);
            for (int n = 250; n < output.Length - 250; n++)
            {
                // 0.1 dB is 1.16 %; a shift of a tenth of a sample at 60 Hz would show as 15 %.
                Assert.InRange(output[n] - (1000 * Math.Sin(2 * Math.PI * hz * n / 250)), -11.6, 11.6);
            }
        }
    }

    [Theory]
    [InlineData(360)]
    [InlineData(500)]
    [InlineData(1000)]
    public void What_could_fold_into_the_band_is_50_dB_down(double fs)
    {
        for (double hz = 140; hz < fs / 2; hz += 7.3)
        {
            int[] output = Run(Sine(fs, hz, 10, 100_000), fs);
            double power = output.Skip(250).SkipLast(250).Average(v => (double)v * v);
            Assert.True(10 * Math.Log10(power / 5e9) < -50);
        }
    }

    [Fact]
    public void At_250_Hz_every_microvolt_passes_unchanged()
        => Gen.Int[-100_000, 100_000].Array[1, 9000].Sample(uv => Assert.Equal(uv, Run([.. uv.Select(v => v / 1000.0)], 250)));

    [Theory]
    [InlineData(360)]
    [InlineData(128)]
    [InlineData(257.31234)]
    public void A_constant_comes_out_as_that_constant(double fs)
        => Assert.All(Run([.. Enumerable.Repeat(1.234, 3000)], fs), v => Assert.Equal(1234, v));

    [Fact]
    public void The_sum_of_two_signals_gives_the_sum_within_rounding()
        => Gen.Select(Gen.Int[-2000, 2000].Array[300], Gen.Int[-2000, 2000].Array[300]).Sample((a, b) =>
        {
            int[] x = Run([.. a.Select(v => v / 1000.0)], 360);
            int[] y = Run([.. b.Select(v => v / 1000.0)], 360);
            int[] both = Run([.. a.Zip(b, (p, q) => (p + q) / 1000.0)], 360);
            Assert.All(Enumerable.Range(0, both.Length), i => Assert.InRange(both[i] - x[i] - y[i], -2, 2));
        });

    [Fact]
    public void Block_sizes_change_nothing_and_the_duration_is_kept_gaps_included()
        => Gen.Select(Gen.Int[0, 7].Select(i => new double[] { 360.0, 128, 200, 257.3, 257.31234, 500, 1000, 50 }[i]), Gen.Int[1, 12_000], Gen.Int[1, 700], Gen.Int[1, 500], Gen.Int[0, 1_000_000])
            .Sample((fs, frames, readBlock, writeBlock, seed) =>
            {
                Random random = new(seed);
                double[] signal = [.. Enumerable.Range(0, frames).Select(_ => random.NextDouble())];
                for (int i = random.Next(4); i > 0; i--)
                {
                    int from = random.Next(frames);
                    signal.AsSpan(from, Math.Min(random.Next(200), frames - from)).Fill(double.NaN);
                }
                int[] whole = Run(signal, fs);
                Assert.Equal((int)Math.Ceiling(Math.Round(frames * 250 / fs, 6)), whole.Length);
                Assert.Equal(whole, Run(signal, fs, readBlock, writeBlock));
            });

    [Theory]
    [InlineData(7, 0)] // 19.4 ms: bridged
    [InlineData(8, 5)] // frames 100..107: samples 70..74 lie within, 75 is frame 108
    public void Short_dropouts_are_bridged_and_longer_ones_are_gaps(int missing, int gap)
    {
        double[] signal = [.. Enumerable.Repeat(0.5, 720)];
        signal.AsSpan(100, missing).Fill(double.NaN);
        int[] output = Run(signal, 360);
        Assert.Equal(gap, output.Count(v => v == Gap));
        Assert.All(output.Where(v => v != Gap), v => Assert.Equal(500, v));
    }

    [Fact]
    public void A_signal_that_is_all_missing_is_one_gap_and_an_empty_one_ends_at_once()
    {
        EcgResampler nothing = new(new ArrayReader([.. Enumerable.Repeat(double.NaN, 3600)], 360, 100), 1000);
        Assert.Equal(new ResampledBlock(0, 2500), nothing.Read(new int[10]));
        Assert.True(nothing.Read(new int[10]).IsEnd);
        Assert.True(new EcgResampler(new ArrayReader([], 360, 100), 1000).Read(new int[10]).IsEnd);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e7)]
    public void A_rate_that_cannot_be_is_bad_input(double fs)
        => Assert.Throws<InputException>(() => new EcgResampler(new ArrayReader([], fs, 1), 1000));

    private const int Gap = int.MinValue;

    private static double[] Sine(double fs, double hz, int seconds, double microvolts)
        => [.. Enumerable.Range(0, (int)(fs * seconds)).Select(i => microvolts / 1000 * Math.Sin(2 * Math.PI * hz * i / fs))];

    private static int[] Run(double[] signal, double fs, int readBlock = 100_000, int writeBlock = 100_000)
    {
        EcgResampler resampler = new(new ArrayReader(signal, fs, readBlock), 1000);
        int[] buffer = new int[writeBlock];
        List<int> output = [];
        for (ResampledBlock block = resampler.Read(buffer); !block.IsEnd; block = resampler.Read(buffer))
        {
            output.AddRange(buffer.AsSpan(0, block.Samples));
            output.AddRange(Enumerable.Repeat(Gap, block.GapSamples));
        }
        return [.. output];
    }

    private sealed class ArrayReader(double[] samples, double fs, int block) : ISignalReader
    {
        private int _at;

        public SignalInfo Signal { get; } = new("test", "mV", fs, samples.Length);

        public int Read(Span<double> physical)
        {
            int count = Math.Min(Math.Min(physical.Length, block), samples.Length - _at);
            samples.AsSpan(_at, count).CopyTo(physical);
            _at += count;
            return count;
        }

        public void Dispose()
        {
        }
    }
}
