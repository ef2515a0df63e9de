using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Commands;

/// <summary>Recordings of the pulse wave through <c>evaluate --only ppg</c> and <c>replay --ppg</c>.</summary>
public sealed class PulseWaveTests : IDisposable
{
    private const int RateHz = 100;
    private const double PeriodS = 0.8;

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Every_pulse_of_a_plain_wave_is_found_against_the_intervals_beside_it()
    {
        Camera("60", 75);
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--only", "ppg", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        string text = CommandRun.Of("evaluate", _bench.Folder, "--only", "ppg").Out;
        Assert.Matches(@"gross\s+100\.00 (\d+)/\1\s+100\.00", text);
        Assert.Contains("within 2 bpm of the reference in 1 of 1 recordings", text, StringComparison.Ordinal);
        Assert.Equal("edgetwin.evaluate-ppg/1", JsonDocument.Parse(run.Out).RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public void Beats_that_had_no_pulse_count_as_missed()
    {
        // The intervals claim twice the beats that the wave has.
        Camera("60", 150);
        string text = CommandRun.Of("evaluate", _bench.Folder, "--only", "ppg").Out;
        Assert.Matches(@"pulses: (4\d|50)\.\d\d % of the beats found, 100\.00 % of the pulses true", text);
    }

    [Theory]
    [InlineData("12 abc 800", "RR.txt")]
    [InlineData("", "RR.txt")]
    public void Intervals_that_are_none_are_said_to_be_so(string intervals, string where)
    {
        Camera("60", 75);
        File.WriteAllText(_bench.In(Path.Combine("60", "RR.txt")), intervals);
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--only", "ppg");
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains(where, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_pulse_wave_is_refused()
    {
        _bench.Record("a", [HeartSegment.Sinus(10, 70)]);
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--only", "ppg");
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("no recording of a pulse wave", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_low_saturation_beside_an_ECG_is_told_with_where_it_began()
    {
        double[] arrivals = [.. _bench.Record("a", [HeartSegment.Sinus(90, 75)]).Beats.Select(beat => (beat.Sample / 250.0) + 0.25)];
        // By Maxim's polynomial a ratio of 0.5 is 95 %, one of 1.05 is 78 %.
        Light("light.csv", 90, s => s < 40 ? 0.5 : 1.05, s => Driven(arrivals, s));
        CommandRun run = CommandRun.Of("replay", _bench.In("a"), "--ppg", _bench.In("light.csv"), "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        JsonElement told = Assert.Single(
            JsonDocument.Parse(run.Out).RootElement.GetProperty("events").EnumerateArray(), one => one.GetProperty("kind").GetString() == "spo2-low");
        Assert.InRange(told.GetProperty("startS").GetDouble(), 38, 52);
        Assert.Equal(0, told.GetProperty("evidence").GetProperty("calibrated").GetInt32());
    }

    [Fact]
    public void On_recorded_cameras_pulses_and_rates_keep_their_floors()
    {
        string text = CommandRun.Of("evaluate", Traces.Require("welltory"), "--only", "ppg").Out;
        Match gross = Regex.Match(text, @"gross\s+([\d.]+) \S+\s+([\d.]+) ");
        Assert.True(Number(gross, 1) >= 97, text);
        Assert.True(Number(gross, 2) >= 98.5, text);
        Assert.Contains("within 2 bpm of the reference in 10 of 10 recordings", text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_recorded_desaturations_the_error_keeps_its_ceiling()
    {
        string text = CommandRun.Of("evaluate", Path.Combine(Traces.Require("oxiwear"), "proto1"), "--only", "ppg").Out;
        Match fit = Regex.Match(text, @"told in 29 of 29 recordings; A_rms ([\d.]+) %");
        Assert.True(Number(fit, 1) <= 3, text);
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double Wave(double seconds)
    {
        double phase = seconds % PeriodS / PeriodS;
        return phase < 0.2 ? 0.5 - (0.5 * Math.Cos(Math.PI * phase / 0.2)) : Math.Exp(-(phase - 0.2) * 4) * (1 - (phase - 0.2) / 0.8);
    }

    // A camera's recording, as a public collection holds it, with the intervals of a chest belt.
    private void Camera(string name, int beatsPerMinute)
    {
        Directory.CreateDirectory(_bench.In(name));
        StringBuilder text = new("time,R,G,B\n");
        for (int i = 0; i < 60 * 30; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i * 1000.0 / 30:F1},{200 - (3 * Wave(i / 30.0)):F4},20,10\n");
        }
        File.WriteAllText(_bench.In(Path.Combine(name, "camera.csv")), text.ToString());
        File.WriteAllText(_bench.In(Path.Combine(name, "RR.txt")), string.Join('\n', Enumerable.Repeat((60000.0 / beatsPerMinute).ToString("F0", CultureInfo.InvariantCulture), beatsPerMinute - 2)));
    }

    // Pulses that beats drove.
    private static double Driven(double[] arrivals, double seconds)
    {
        int next = Array.FindIndex(arrivals, arrival => arrival > seconds);
        return next < 1 ? 0 : Wave(PeriodS * (seconds - arrivals[next - 1]) / (arrivals[next] - arrivals[next - 1]));
    }

    private void Light(string name, int seconds, Func<double, double> ratio, Func<double, double>? wave = null)
    {
        wave ??= Wave;
        StringBuilder text = new("time_s,red,ir\n");
        for (int i = 0; i < seconds * RateHz; i++)
        {
            double t = (double)i / RateHz;
            double noise = (i * 7919 % 13) - 6;
            text.Append(CultureInfo.InvariantCulture, $"{t:F2},{100000 * (1 - (0.02 * ratio(t) * wave(t))) + noise:F0},{100000 * (1 - (0.02 * wave(t))) + noise:F0}\n");
        }
        File.WriteAllText(_bench.In(name), text.ToString());
    }
}
