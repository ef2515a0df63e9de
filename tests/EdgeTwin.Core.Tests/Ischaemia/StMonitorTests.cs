using System.Globalization;
using System.Text.RegularExpressions;
using EdgeTwin.Core.Tests.Robustness;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Wearers;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Ischaemia;

/// <summary>ST episodes of a plain made heart at 68 a minute, whose ST level is set by the second.</summary>
public sealed class StMonitorTests
{
    private const int RrSamples = 220;

    [Theory]
    [InlineData(-200)]
    [InlineData(250)]
    public void An_episode_is_found_with_its_onset_its_extremum_and_its_end(int uv)
    {
        RecordingSink heard = Runs.Of(Heart(900, s => uv * Math.Clamp(Math.Min(s - 390, 530 - s), 0, 20) / 20));

        string begin = Assert.Single(heard.EventsOf("st-episode"), e => e.Contains("\"begin\"", StringComparison.Ordinal));
        string end = Assert.Single(heard.EventsOf("st-episode"), e => e.Contains("\"end\"", StringComparison.Ordinal));
        Assert.InRange(Number(begin, "startS"), 380, 412);
        Assert.InRange(Number(begin, "decidedS"), 415, 445); // the 30 s criterion is met at 430 s
        Assert.InRange(Number(end, "endS"), 505, 540);
        Assert.InRange(Number(end, "stExtremeUv"), uv - 15, uv + 15);
        Assert.InRange(Number(end, "stAreaUvS"), 0.8 * Math.Abs(uv) * 120, 1.2 * Math.Abs(uv) * 120);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public void A_change_within_one_beat_is_found_too(int uv)
    {
        RecordingSink heard = Runs.Of(Heart(900, s => s is >= 400 and < 580 ? uv : 0));

        string end = Assert.Single(heard.EventsOf("st-episode"), e => e.Contains("\"end\"", StringComparison.Ordinal));
        Assert.InRange(Number(end, "startS"), 385, 415);
        Assert.InRange(Number(end, "endS"), 565, 595);
        Assert.InRange(Number(end, "stExtremeUv"), Math.Min(uv * 0.9, uv * 1.1), Math.Max(uv * 0.9, uv * 1.1));
    }

    [Theory]
    [InlineData(70, 160)]
    [InlineData(140, -160)]
    public void A_posture_that_moves_the_ST_level_with_the_QRS_complex_is_no_episode_and_its_return_neither(int gainPercent, int uv)
    {
        static bool IsTurned(int s) => s is (>= 400 and < 900) or (>= 1200 and < 1500);
        RecordingSink heard = Runs.Of(Heart(1800, s => IsTurned(s) ? uv : 0, s => IsTurned(s) ? gainPercent : 100));

        Assert.Empty(heard.EventsOf("st-episode"));
        Assert.InRange(heard.EventsOf("axis-shift").Count(), 3, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_default_story_holds_one_episode_after_its_tachycardia_and_no_other_is_told(ulong seed)
    {
        SimulatedWearer wearer = new(Scenario.Default, seed);
        RecordingSink heard = Runs.Of(Enumerable.Range(0, 600 * Limits.SampleRateHz).Select(n => wearer.MicrovoltsAt(n * 4000L)));

        Assert.Equal(2, heard.EventsOf("st-episode").Count()); // its begin and its end
        Assert.Empty(heard.EventsOf("st-rate-related"));
    }

    [Fact]
    public void A_level_that_stays_and_one_that_creeps_are_no_episodes()
    {
        Assert.Empty(Runs.Of(Heart(900, _ => -250)).EventsOf("st-episode"));
        Assert.Empty(Runs.Of(Heart(2400, s => s < 300 ? 0 : Math.Min(200, (s - 300) / 10))).EventsOf("st-episode"));
    }

    [Fact]
    public void Where_the_front_end_is_known_to_distort_it_is_refused_once_and_said_so()
    {
        RecordingSink heard = Runs.Of(Heart(600, s => s is >= 300 and < 420 ? -300 : 0), new TwinSettings { HighPassMillihertz = 480 });

        Assert.Empty(heard.EventsOf("st-episode"));
        string begin = Assert.Single(heard.EventsOf("st-refused"), e => e.Contains("\"begin\"", StringComparison.Ordinal));
        Assert.Equal(480, Number(begin, "highPassMillihertz"));
    }

    [Fact]
    public void A_high_pass_that_nobody_told_of_is_seen_by_the_waveform()
    {
        string folder = Path.Combine(Traces.Require("simulator_ms400"), "2 minutes Recording");
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            // Volts behind a gain of about 1000 and an offset, ms.
            int[] microvolts = [.. File.ReadLines(file).Select(line => line.Split(',')[0].Trim('\uFEFF'))
                .Where(volts => double.TryParse(volts, CultureInfo.InvariantCulture, out _))
                .Select(volts => (int)Math.Round((double.Parse(volts, CultureInfo.InvariantCulture) - 1.633) * 1000))];
            RecordingSink heard = Runs.Of(microvolts);
            string begin = Assert.Single(heard.EventsOf("st-refused"), e => e.Contains("\"begin\"", StringComparison.Ordinal));
            Assert.InRange(Number(begin, "highPassMillihertz"), 1000, 5000);
            Assert.Empty(heard.EventsOf("st-episode"));
        }
    }

    [Theory]
    [InlineData(1.6)]
    [InlineData(2.5)]
    public void A_first_order_high_pass_is_seen_by_the_waveform_and_its_absence_too(double cornerHz)
    {
        int[] heart = [.. Heart(300, _ => 0)];

        Assert.Empty(Runs.Of(heart).EventsOf("st-refused"));
        RecordingSink heard = Runs.Of(HighPassed(heart, cornerHz));
        string begin = Assert.Single(heard.EventsOf("st-refused"), e => e.Contains("\"begin\"", StringComparison.Ordinal));
        Assert.InRange(Number(begin, "highPassMillihertz"), 700 * cornerHz, 1400 * cornerHz);
    }

    [Theory]
    [InlineData("101")]
    [InlineData("119")]
    [InlineData("201")]
    public void A_high_pass_put_on_a_real_heart_is_seen_and_its_absence_too(string record)
    {
        int[] heart = TraceSignals.Read(Path.Combine(Traces.Require("mitdb"), record));

        Assert.Empty(Runs.Of(heart).EventsOf("st-refused"));
        Assert.NotEmpty(Runs.Of(HighPassed(heart, 2.5)).EventsOf("st-refused"));
    }

    [Fact]
    public void A_corner_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwinSettings { HighPassMillihertz = -1 }.Check());

    private static IEnumerable<int> HighPassed(int[] microvolts, double cornerHz)
    {
        double keep = Math.Exp(-2 * Math.PI * cornerHz / Limits.SampleRateHz);
        double level = 0;
        for (int i = 1; i < microvolts.Length; i++)
        {
            level = keep * (level + microvolts[i] - microvolts[i - 1]);
            yield return (int)Math.Round(level);
        }
    }

    private static double Number(string json, string field)
    {
        Match match = Regex.Match(json, $"\"{field}\":(-?[0-9.]+)");
        Assert.True(match.Success, json);
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> Heart(int seconds, Func<int, int> stUv, Func<int, int>? qrsPercent = null)
    {
        for (int n = 0; n < seconds * Limits.SampleRateHz; n++)
        {
            int at = n % RrSamples;
            int second = (n - at) / Limits.SampleRateHz;
            int st = stUv(second);
            int qrs = Bump(at, 50, 5, 1000) + Bump(at, 57, 4, -200);
            qrs = qrs * (qrsPercent?.Invoke(second) ?? 100) / 100;
            int level = at is >= 60 and < 120 ? st * Math.Min(5, Math.Min(at - 60, 119 - at)) / 5 : 0;
            // Noise of a few microvolts, so that nothing rests on a line that is exactly flat.
            yield return level + Bump(at, 20, 10, 100) + qrs + Bump(at, 125, 25, 250) + (n * 7919 % 11) - 5;
        }
    }

    private static int Bump(int at, int centre, int half, int uv) => Math.Abs(at - centre) >= half ? 0 : uv * (half - Math.Abs(at - centre)) / half;
}
