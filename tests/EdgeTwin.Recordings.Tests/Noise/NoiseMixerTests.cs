using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Noise;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Recordings.Tests.Noise;

public class NoiseMixerTests
{
    private const double Hz = 50;

    [Fact]
    public void Noise_comes_in_two_minute_turns_after_five_clean_minutes()
    {
        double[] noise = Sine(2.5, 500);
        double[] signal = new double[(int)(Hz * 900)];
        new NoiseMixer(noise, Hz, Hz, 2).Add(signal);
        for (int second = 1; second < 900; second++)
        {
            int at = (int)(second * Hz);
            double moved = signal.AsSpan(at, 40).ToArray().Max() - signal.AsSpan(at, 40).ToArray().Min();
            bool isNoisy = second is (>= 300 and < 420) or (>= 540 and < 660) or (>= 780 and < 900);
            Assert.Equal(isNoisy, moved > 1);
        }
    }

    [Fact]
    public void Turns_begin_and_end_without_a_step()
    {
        double[] noise = [.. Sine(0.3, 500).Select(value => value + 40)];
        double[] signal = new double[(int)(Hz * 900)];
        new NoiseMixer(noise, Hz, Hz, 1).Add(signal);
        for (int i = 1; i < signal.Length; i++)
        {
            Assert.True(Math.Abs(signal[i] - signal[i - 1]) < 0.1, $"a step at frame {i}");
        }
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_and_a_missing_frame_stays_missing()
    {
        double[] noise = Sine(0.3, 700);
        double[] whole = Sine(1, (int)(Hz * 400));
        whole[16_000] = double.NaN;
        double[] parts = [.. whole];
        new NoiseMixer(noise, 60, Hz, 1.5).Add(whole);
        NoiseMixer mixer = new(noise, 60, Hz, 1.5);
        for (int from = 0; from < parts.Length; from += 777)
        {
            mixer.Add(parts.AsSpan(from, Math.Min(777, parts.Length - from)));
        }
        Assert.Equal(whole, parts);
        Assert.True(double.IsNaN(whole[16_000]));
    }

    [Fact]
    public void At_0_dB_a_sine_as_high_as_the_QRS_complex_is_the_noise()
    {
        // Three beats with a range of 2, and one that is no normal beat; a sine of amplitude 1 has the power 1/2 = 2^2/8.
        double[] signal = new double[1000];
        Annotation[] beats = [new(100, 1), new(300, 1), new(500, 8), new(700, 5)];
        foreach (Annotation beat in beats)
        {
            signal[beat.Sample] = beat.Code == 5 ? 9 : 1.5;
            signal[beat.Sample + 1] = -0.5;
        }
        double qrs = NoiseCalibration.QrsPeakToPeak(signal, beats, Hz);
        double rms = NoiseCalibration.NoiseRms(Sine(5, 500), Hz);
        Assert.Equal(2, qrs, 12);
        Assert.Equal(Math.Sqrt(0.5), rms, 9);
        Assert.Equal(1, NoiseCalibration.Gain(qrs, rms, 0), 9);
        Assert.Equal(0.1, NoiseCalibration.Gain(qrs, rms, 20), 9);
        Assert.Equal(0, NoiseCalibration.Gain(qrs, 0, 6));
    }

    [Fact]
    public void The_largest_and_smallest_twentieth_of_the_seconds_do_not_count()
    {
        double[] noise = Sine(5, (int)(Hz * 100));
        for (int i = 0; i < 5 * (int)Hz; i++)
        {
            noise[i] *= 1000;
            noise[^(i + 1)] = 0;
        }
        Assert.Equal(Math.Sqrt(0.5), NoiseCalibration.NoiseRms(noise, Hz), 9);
    }

    [Fact]
    public void A_record_gets_each_noise_signal_and_stays_itself_where_it_is_clean()
    {
        string path = Traces.Require("mitdb/118");
        using IRecording noise = RecordingOpener.Open(Traces.Require("nstdb/ma"));
        using IRecording plain = RecordingOpener.Open(path);
        IReadOnlyList<Annotation> beats = AnnotationFile.ReadFor(RecordingOpener.FindAnnotations(path, "atr")!, 360);
        using NoisyRecording noisy = new(RecordingOpener.Open(path), beats, noise, 6);
        double[] before = First(plain, 0, 360 * 420);
        double[] after = First(noisy, 0, 360 * 420);
        Assert.Equal(before[..(360 * 300)], after[..(360 * 300)]);
        double[] added = [.. after.Zip(before, (a, b) => a - b).Skip(360 * 300)];
        double power = Math.Pow(NoiseCalibration.QrsPeakToPeak(before, beats, 360), 2) / 8;
        // The record's noise is not everywhere as strong as in its first five minutes.
        Assert.InRange(10 * Math.Log10(power / Math.Pow(NoiseCalibration.NoiseRms(added, 360), 2)), 4, 8);
        Assert.NotEqual(added, First(noisy, 1, 360 * 420).Zip(First(plain, 1, 360 * 420), (a, b) => a - b).Skip(360 * 300));
    }

    private static double[] First(IRecording recording, int signal, int frames)
    {
        using ISignalReader reader = recording.OpenSignal(signal);
        double[] all = new double[frames];
        for (int got = 0; got < frames;)
        {
            int read = reader.Read(all.AsSpan(got));
            Assert.True(read > 0);
            got += read;
        }
        return all;
    }

    private static double[] Sine(double hz, int frames) => [.. Enumerable.Range(0, frames).Select(i => Math.Sin(2 * Math.PI * hz * i / Hz))];
}
