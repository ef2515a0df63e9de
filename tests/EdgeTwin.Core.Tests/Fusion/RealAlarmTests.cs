using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Recordings;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Fusion;

/// <summary>Two false alarms of intensive care (PhysioNet/CinC 2015), with the pulse wave beside the ECG.</summary>
public sealed class RealAlarmTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_false_asystole_of_a103l_is_not_told(int lead)
    {
        RecordingSink heard = Run("wfdb_samples/a103l", lead, 2, isWatched: true);
        Assert.DoesNotContain(heard.Events, json => json.Contains("asystole", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_false_ventricular_tachycardia_of_v102s_is_not_told(int lead)
    {
        RecordingSink alone = Run("wfdb_samples/v102s", lead, 2, isWatched: false);
        RecordingSink heard = Run("wfdb_samples/v102s", lead, 2, isWatched: true);
        output.WriteLine($"without the pulse {alone.EventsOf("vt").Count()}, with it {heard.EventsOf("vt").Count()}");
        // The alarm sounded at 300 s, where the record ends, on the 10 s before.
        Assert.DoesNotContain(heard.EventsOf("vt"), json => Start(json) > 280);
        Assert.True(heard.EventsOf("vt").Count() <= alone.EventsOf("vt").Count());
    }

    private RecordingSink Run(string record, int lead, int pleth, bool isWatched)
    {
        string path = Traces.Require(record);
        using IRecording recording = RecordingOpener.Open(path);
        Assert.Equal(250, recording.SamplingFrequencyHz);
        double[] ecg = recording.ReadAll(lead);
        double[] wave = recording.ReadAll(pleth);
        double[] sorted = [.. wave.Where(double.IsFinite).Order()];
        double spread = sorted[sorted.Length * 95 / 100] - sorted[sorted.Length * 5 / 100];
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        int rates = 0;
        int both = 0;
        int[] reasons = new int[6];
        long pulse = 0;
        for (int i = 0; i < ecg.Length; i++)
        {
            twin.Push((int)Math.Clamp(ecg[i] * 1000, -32_000, 32_000));
            for (; isWatched && pulse * 2.5 <= i; pulse++)
            {
                // A plethysmogram rises as blood comes, light falls.
                int counts = 100_000 - (int)((wave[(int)(pulse * 2.5)] - sorted[sorted.Length / 2]) * 2000 / spread);
                twin.PushPpg(counts, counts);
            }
            if (i % 250 == 0)
            {
                rates += twin.FusedRateBpm > 0 ? 1 : 0;
                for (int bit = 0; bit < 6; bit++)
                {
                    reasons[bit] += (twin.Pulses.Reasons >> bit) & 1;
                }
                both += twin.Fusion.AgreementPercent >= 80 ? 1 : 0;
            }
        }
        twin.Finish();
        output.WriteLine($"{record} lead {lead} pulse {isWatched}: rate known {rates} s, agreement >= 80 % {both} s of {ecg.Length / 250}, arrival {twin.Fusion.ArrivalMs} ms, seconds of poor light by reason {string.Join(' ', reasons)}");
        foreach (string json in heard.Events)
        {
            string text = System.Text.RegularExpressions.Regex.Replace(json, "\"strip.*", "");
            if (text.Contains("vt", StringComparison.Ordinal) || text.Contains("asystole", StringComparison.Ordinal) || text.Contains("deficit", StringComparison.Ordinal) || text.Contains("\"vf\"", StringComparison.Ordinal))
            {
                output.WriteLine(text);
            }
        }
        Assert.True(!isWatched || both > 0.6 * (ecg.Length / 250), $"beats and pulses went together for {both} s");
        return heard;
    }

    private static double Start(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("startS").GetDouble();
}
