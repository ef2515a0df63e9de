using EdgeTwin.Core.Events;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Rhythm;

public sealed class AsystoleMonitorTests
{
    private readonly RecordingSink _heard = new();
    private readonly EcgHistory _time = new(false);
    private readonly EcgHistory _ecg = new(false);
    private readonly AsystoleMonitor _monitor;

    public AsystoleMonitorTests()
    {
        _monitor = new AsystoleMonitor(new EventOutlet(_heard, _time), Beating());
    }

    [Fact]
    public void A_clear_silence_is_told_after_3_s_and_ended_by_the_next_beat()
    {
        RecordingSink heard = Runs.Of(HeartSegment.Sinus(30), HeartSegment.Pause(6), HeartSegment.Sinus(20));
        string[] told = [.. heard.EventsOf("asystole")];
        Assert.Equal(2, told.Length);
        double start = Seconds(told[0], "startS");
        Assert.InRange(Seconds(told[0], "decidedS") - start, 3, 4);
        Assert.InRange(Seconds(told[1], "endS") - start, 5.9, 6.1);
    }

    [Fact]
    public void A_pause_of_less_is_none() => Assert.DoesNotContain(Runs.Of(HeartSegment.Sinus(30), HeartSegment.Pause(2.8), HeartSegment.Sinus(20)).Events, IsAsystole);

    [Fact]
    public void An_electrode_that_is_off_is_none()
    {
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        int[] sinus = new SyntheticEcg([HeartSegment.Sinus(20)]).ReadToEnd();
        Push(twin, sinus);
        twin.SetLeadOff(true, 8);
        Push(twin, [.. Enumerable.Repeat(40000, 5000)]);
        twin.SetLeadOff(false, 0);
        Push(twin, sinus);
        // The same without the front end's word: the line jumps away and is dead there.
        Push(twin, [.. Enumerable.Repeat(-30000, 5000)]);
        Push(twin, sinus);
        twin.PushGap(5000);
        Push(twin, sinus);
        twin.Finish();
        Assert.DoesNotContain(heard.Events, IsAsystole);
    }

    [Fact]
    public void A_front_end_that_saturates_and_recovers_is_none()
    {
        int[] sinus = new SyntheticEcg([HeartSegment.Sinus(20)]).ReadToEnd();
        int[] recovery = [.. Enumerable.Range(0, 1200).Select(i => (int)(5000 * Math.Exp(-i / 500.0)))];
        Assert.Empty(Runs.Of([.. sinus, .. recovery, .. sinus]).EventsOf("asystole"));
    }

    [Fact]
    public void A_line_that_goes_dead_at_its_own_level_is_indeterminate()
    {
        _monitor.OnBeat(1000, 20);
        Quiet(4000, isClear: true, isFlat: true, levelUv: 0);
        Assert.Contains("asystole-indeterminate", Assert.Single(_heard.Events), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PulseState.Unknown, false, 5900, null)]
    [InlineData(PulseState.Unknown, false, 6100, "asystole-indeterminate")]
    [InlineData(PulseState.Unknown, true, 3000, "asystole")]
    [InlineData(PulseState.Absent, false, 3000, "asystole")]
    [InlineData(PulseState.Present, true, 9000, null)]
    [InlineData(PulseState.Present, false, 9000, null)]
    public void The_pulse_decides_where_the_signal_cannot(PulseState pulse, bool isClear, int quietMs, string? expected)
    {
        _monitor.Pulse = pulse;
        _monitor.OnBeat(1000, 20);
        Quiet(quietMs, isClear, isFlat: false, levelUv: 0);
        Assert.Equal(expected is null ? 0 : 1, _heard.Events.Count);
        Assert.All(_heard.Events, e => Assert.Contains($"\"{expected}\"", e, StringComparison.Ordinal));
    }

    [Fact]
    public void A_noisy_hour_makes_few_alarms()
    {
        for (int i = 0; i < 360; i++)
        {
            _time.GoTo(i * 2500);
            _monitor.OnBeat(i * 2500, 0);
            Quiet(7000, isClear: false, isFlat: false, levelUv: 0);
        }
        Assert.InRange(_heard.Events.Count(e => e.Contains("\"begin\"", StringComparison.Ordinal)), 2, 7);
    }

    [Theory]
    [InlineData("wfdb_samples/a103l")]
    [InlineData("mitdb/208")]
    public void Recordings_without_one_have_none(string record) =>
        Assert.DoesNotContain(Golden.RecordingTests.Replay(Traces.Require(record)).Events, IsAsystole);

    [Fact]
    public void The_two_true_silences_of_a_recording_are_found()
    {
        string[] begun = [.. Golden.RecordingTests.Replay(Traces.Require("mitdb/201")).EventsOf("asystole").Where(e => e.Contains("\"begin\"", StringComparison.Ordinal))];
        Assert.Equal(2, begun.Length);
        Assert.Equal(378.0, Seconds(begun[0], "startS"), 0.2);
        Assert.Equal(1786.8, Seconds(begun[1], "startS"), 0.2);
    }

    private static bool IsAsystole(string json) => json.Contains("asystole", StringComparison.Ordinal);

    // Half a minute of beats for the measure of how large they are, then silence.
    private VfWaveform Beating()
    {
        VfWaveform wave = new(_ecg);
        int[] sinus = new SyntheticEcg([HeartSegment.Sinus(8)]).ReadToEnd();
        for (int i = 0; i < sinus.Length / VfWaveform.BatchSamples * VfWaveform.BatchSamples; i++)
        {
            _ecg.Push(sinus[i]);
            if (_ecg.Count % VfWaveform.BatchSamples == 0)
            {
                wave.Take(_ecg.Count - VfWaveform.BatchSamples);
            }
        }
        _wave = wave;
        return wave;
    }

    private VfWaveform? _wave;

    private void Quiet(int quietMs, bool isClear, bool isFlat, int levelUv)
    {
        for (int i = 0; i < quietMs / 64; i++)
        {
            for (int k = 0; k < VfWaveform.BatchSamples; k++)
            {
                _ecg.Push(0);
            }
            _wave!.Take(_ecg.Count - VfWaveform.BatchSamples);
        }
        _monitor.OnQuiet(quietMs, isClear, isFlat, levelUv);
    }

    private static void Push(CardioTwin twin, int[] samples)
    {
        foreach (int one in samples)
        {
            twin.Push(one);
        }
    }

    private static double Seconds(string json, string field) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(field).GetDouble();
}
