using System.Text.Json;
using CsCheck;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;
using EdgeTwin.Core.Tests.Support;

namespace EdgeTwin.Core.Tests.Rhythm;

public sealed class RunMonitorTests
{
    private readonly RecordingSink _heard = new();
    private readonly EcgHistory _time = new(false);
    private readonly RunMonitor _monitor;
    private long _sample = 1000;

    public RunMonitorTests()
    {
        _monitor = new RunMonitor(new EventOutlet(_heard, _time));
    }

    [Fact]
    public void Two_in_a_row_are_a_couplet_and_one_is_none()
    {
        Beats("NNVNNVVNNN", 800);
        string told = Assert.Single(_heard.Events);
        Assert.Equal("couplet", Word(told, "kind"));
        Assert.Equal("whole", Word(told, "phase"));
        Assert.Equal(4 + 5 * 0.8, Seconds(told, "startS"), 3);
        Assert.Equal(4 + 6 * 0.8, Seconds(told, "endS"), 3);
        Assert.Equal(75, Evidence(told, "hrBpm"));
    }

    [Theory]
    [InlineData(600, "vt", 100)]
    [InlineData(350, "vt", 171)]
    [InlineData(604, "v-run", 99)]
    [InlineData(900, "v-run", 66)]
    public void Three_and_more_are_a_run_and_fast_ones_a_tachycardia(int rrMs, string kind, int bpm)
    {
        Beats("NN", 800);
        long start = _sample + rrMs / 4;
        Beats("VVVVV", rrMs);
        Assert.Equal(("begin", kind), (Word(_heard.Events[0], "phase"), Word(_heard.Events[0], "kind")));
        Assert.Equal(bpm, Evidence(_heard.Events[0], "hrBpm"));
        Beats("NNN", 800);
        Assert.Equal(2, _heard.Events.Count);
        Assert.Equal(("end", kind), (Word(_heard.Events[1], "phase"), Word(_heard.Events[1], "kind")));
        Assert.Equal(start * 0.004, Seconds(_heard.Events[1], "startS"), 3);
        Assert.Equal((start + 4 * (rrMs / 4)) * 0.004, Seconds(_heard.Events[1], "endS"), 3);
        Assert.Equal(5, Evidence(_heard.Events[1], "beats"));
    }

    [Fact]
    public void A_tachycardia_is_told_with_its_third_beat()
    {
        Beats("NNNVV", 500);
        Assert.Empty(_heard.Events);
        Beats("V", 500);
        Assert.Equal(_sample * 0.004, Seconds(Assert.Single(_heard.Events), "decidedS"), 3);
    }

    [Fact]
    public void A_beat_called_wrong_does_not_cut_a_run_in_two()
    {
        Beats("NNVVVVNVVVNNVVVNNN", 500);
        Assert.Equal(["begin", "end"], _heard.Events.Select(e => Word(e, "phase")));
        Assert.Equal(10, Evidence(_heard.Events[1], "beats"));
    }

    [Fact]
    public void A_slow_run_that_quickens_becomes_a_tachycardia()
    {
        Beats("NVVVV", 900);
        Beats("VVVV", 400);
        Beats("NNN", 800);
        Assert.Equal(["v-run", "v-run", "vt", "vt"], _heard.Events.Select(e => Word(e, "kind")));
        Assert.Equal(Seconds(_heard.Events[1], "endS"), Seconds(_heard.Events[2], "startS"));
        Assert.Equal(5, Evidence(_heard.Events[3], "beats"));
    }

    [Fact]
    public void Poor_signal_ends_what_is_open_and_joins_nothing()
    {
        Beats("NNVV", 500);
        _monitor.OnBeat(_sample += 125, 500, BeatKind.Ventricular, false);
        Beats("VVNN", 500);
        Assert.Equal(["couplet", "couplet"], _heard.Events.Select(e => Word(e, "kind")));
    }

    [Fact]
    public void A_gap_joins_nothing()
    {
        Beats("NNVV", 500);
        _monitor.OnBeat(_sample += 5000, 0, BeatKind.Ventricular, true);
        Beats("NVNN", 500);
        Assert.Equal("couplet", Word(Assert.Single(_heard.Events), "kind"));
    }

    [Fact]
    public void Bigeminy_begins_with_three_cycles_and_outlives_one_slip()
    {
        Beats("NNVNVNVNV", 700);
        string begin = Assert.Single(_heard.Events);
        Assert.Equal(("bigeminy", "begin"), (Word(begin, "kind"), Word(begin, "phase")));
        Assert.Equal(4 + 2 * 0.7, Seconds(begin, "startS"), 3);
        Beats("NNVNVNVNV", 700);
        Assert.Single(_heard.Events);
        Beats("NNNNN", 700);
        Assert.Equal(["begin", "end"], _heard.Events.Select(e => Word(e, "phase")));
        Assert.Equal(4 + 17 * 0.7, Seconds(_heard.Events[1], "endS"), 3);
    }

    [Fact]
    public void Trigeminy_is_told_apart_from_bigeminy()
    {
        Beats("NNVNNVNNVNNVNNVNNNNNN", 700);
        Assert.Equal(["trigeminy", "trigeminy"], _heard.Events.Select(e => Word(e, "kind")));
        Assert.Equal(5, Evidence(_heard.Events[1], "beats"));
    }

    [Fact]
    public void One_pattern_follows_the_other()
    {
        Beats("NVNVNVNVNNVNNVNNVNNVNNNNNN", 700);
        Assert.Equal(["bigeminy", "bigeminy", "trigeminy", "trigeminy"], _heard.Events.Select(e => Word(e, "kind")));
    }

    [Fact]
    public void A_very_ectopic_hour_makes_no_storm_and_loses_no_count()
    {
        for (int i = 0; i < 400; i++)
        {
            Beats("NNNNVVNNNNVVVN", 600);
        }
        _monitor.Finish();
        int couplets = _heard.EventsOf("couplet").Count();
        int tachycardias = _heard.EventsOf("vt").Count(e => Word(e, "phase") == "begin");
        Assert.InRange(couplets, 3, 20);
        Assert.InRange(tachycardias, 3, 20);
        string[] summaries = [.. _heard.EventsOf("ectopy-summary")];
        Assert.InRange(summaries.Length, 3, 8);
        Assert.Equal(400, couplets + summaries.Sum(e => Evidence(e, "coupletCount")));
        Assert.Equal(400, tachycardias + summaries.Sum(e => Evidence(e, "vtCount")));
    }

    [Fact]
    public void A_sustained_tachycardia_is_told_however_many_were_before()
    {
        for (int i = 0; i < 10; i++)
        {
            Beats("NNNNVVVNNN", 500);
        }
        int before = _heard.EventsOf("vt").Count(e => Word(e, "phase") == "begin");
        Beats(new string('V', 80), 400);
        Assert.Equal(before + 1, _heard.EventsOf("vt").Count(e => Word(e, "phase") == "begin"));
    }

    [Fact]
    public void Any_row_of_beats_makes_ordered_episodes_that_all_end() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[200, 2500]).Array[0, 400].Sample(beats =>
        {
            RecordingSink heard = new();
            EcgHistory time = new(false);
            RunMonitor monitor = new(new EventOutlet(heard, time));
            long sample = 0;
            foreach ((int draw, int rrMs) in beats)
            {
                sample += rrMs / 4;
                time.GoTo(sample);
                monitor.OnBeat(sample, draw == 9 ? 0 : rrMs, draw < 5 ? BeatKind.Ventricular : draw == 5 ? BeatKind.Supraventricular : BeatKind.Normal, draw != 8);
            }
            monitor.Finish();
            foreach (IGrouping<string, string> kind in heard.Events.GroupBy(e => Word(e, "kind")))
            {
                string[] phases = [.. kind.Select(e => Word(e, "phase")).Where(p => p != "whole")];
                Assert.Equal(phases.Select((_, i) => i % 2 == 0 ? "begin" : "end"), phases);
                Assert.Equal(0, phases.Length % 2);
            }
            foreach (string ended in heard.Events.Where(e => Word(e, "phase") != "begin"))
            {
                Assert.InRange(Seconds(ended, "endS"), Seconds(ended, "startS"), Seconds(ended, "decidedS"));
            }
        }, iter: 300);

    private void Beats(string kinds, int rrMs)
    {
        foreach (char kind in kinds)
        {
            _sample = _sample == 1000 && _heard.Events.Count == 0 && _time.Count == 0 ? 1000 : _sample + rrMs / 4;
            _time.GoTo(_sample);
            _monitor.OnBeat(_sample, rrMs, kind == 'V' ? BeatKind.Ventricular : BeatKind.Normal, true);
        }
    }

    private static string Word(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name).GetString()!;

    private static double Seconds(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name).GetDouble();

    private static int Evidence(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty("evidence").TryGetProperty(name, out JsonElement value) ? value.GetInt32() : 0;
}
