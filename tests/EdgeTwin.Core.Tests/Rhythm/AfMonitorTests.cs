using CsCheck;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;
using EdgeTwin.Core.Tests.Support;

namespace EdgeTwin.Core.Tests.Rhythm;

/// <summary>Beats only, without P waves: RR intervals as a text of them gives.</summary>
public sealed class AfMonitorTests
{
    private readonly RecordingSink _heard = new();
    private readonly EcgHistory _time = new(false);
    private readonly AfMonitor _monitor;
    private readonly Random _random = new(5);
    private long _sample;

    public AfMonitorTests()
    {
        _monitor = new AfMonitor(new EventOutlet(_heard, _time), null!);
    }

    [Fact]
    public void Fibrillation_is_flagged_soon_and_confirmed_64_beats_later_dated_back()
    {
        Sinus(200);
        long onset = _sample;
        Fibrillation(200);
        long end = _sample;
        Sinus(200);
        _monitor.Finish();
        string flag = _heard.EventsOf("af-provisional").First();
        Assert.InRange(Seconds(flag, "decidedS") - (onset / 250.0), 3, 20);
        string begin = Assert.Single(_heard.EventsOf("af"), e => e.Contains("\"begin\"", StringComparison.Ordinal));
        Assert.InRange(Seconds(begin, "startS") - (onset / 250.0), -15, 15);
        Assert.InRange(Seconds(begin, "decidedS") - Seconds(begin, "startS"), 30, 60);
        string told = Assert.Single(_heard.EventsOf("af"), e => e.Contains("\"end\"", StringComparison.Ordinal));
        Assert.InRange(Seconds(told, "endS") - (end / 250.0), -15, 15);
        Assert.Equal(2, _heard.EventsOf("af-provisional").Count());
    }

    [Theory]
    [InlineData("sinus")]
    [InlineData("bigeminy")]
    [InlineData("trigeminy")]
    [InlineData("premature")]
    [InlineData("breathing")]
    [InlineData("step")]
    public void What_is_irregular_but_repeats_is_no_fibrillation(string rhythm)
    {
        for (int i = 0; i < 1500; i++)
        {
            double jitter = 12 * _random.NextDouble();
            double rr = rhythm switch
            {
                "bigeminy" => i % 2 == 0 ? 560 : 1040,
                "trigeminy" => (i % 3) switch { 0 => 540, 1 => 1060, _ => 800 },
                "premature" => (i % 11) switch { 5 => 540, 6 => 1060, _ => 800 },
                "breathing" => 850 + (90 * Math.Sin(i * 0.9)),
                "step" => i % 300 < 150 ? 700 : 950,
                _ => 800,
            };
            Beat((int)(rr + jitter));
        }
        _monitor.Finish();
        Assert.Empty(_heard.EventsOf("af"));
    }

    [Fact]
    public void Ectopic_beats_go_out_with_both_their_intervals()
    {
        for (int i = 0; i < 600; i++)
        {
            int kind = _random.Next(4);
            Beat(kind == 0 ? 420 + _random.Next(160) : 800, kind == 0 ? BeatKind.Ventricular : BeatKind.Normal);
            if (kind == 0)
            {
                Beat(1000 + _random.Next(200));
            }
        }
        _monitor.Finish();
        Assert.Empty(_heard.Events);
    }

    [Fact]
    public void A_flag_that_is_not_confirmed_makes_the_next_ones_wait_ever_longer()
    {
        // Eighteen irregular beats a minute and a half for three hours: each would flag.
        for (int i = 0; i < 120; i++)
        {
            Sinus(90);
            Fibrillation(18);
        }
        _monitor.Finish();
        Assert.InRange(_heard.EventsOf("af-provisional").Count(e => e.Contains("\"begin\"", StringComparison.Ordinal)), 3, 9);
    }

    [Fact]
    public void A_minute_without_judgement_ends_the_episode_and_less_does_not()
    {
        Fibrillation(200);
        _monitor.Interrupt(_sample);
        Pass(30);
        Fibrillation(100);
        Assert.Single(_heard.EventsOf("af"));
        long last = _sample;
        _monitor.Interrupt(_sample);
        Pass(70);
        Assert.Equal(2, _heard.EventsOf("af").Count());
        Assert.Equal(last / 250.0, Seconds(_heard.EventsOf("af").Last(), "endS"), 1.5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_strip_too_short_for_windows_is_judged_as_a_whole(bool isFibrillation)
    {
        if (isFibrillation)
        {
            Fibrillation(35);
        }
        else
        {
            Sinus(35);
        }
        _monitor.Finish();
        Assert.Equal(isFibrillation ? 1 : 0, _heard.EventsOf("af").Count());
        Assert.Equal(34, _monitor.JudgedIntervals);
    }

    [Fact]
    public void Beats_too_unlike_each_other_are_not_judged()
    {
        for (int i = 0; i < 30; i++)
        {
            Beat(600 + _random.Next(400), BeatKind.Normal, i % 3 == 0 ? 95 : 40);
        }
        _monitor.Finish();
        Assert.Equal(0, _monitor.JudgedIntervals);
        Assert.Empty(_heard.EventsOf("af"));
    }

    [Fact]
    public void Whatever_beats_come_episodes_pair_up_in_the_order_of_time() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 100], Gen.Int[0, 20], Gen.Bool).Array[0, 400].Sample(beats =>
        {
            RecordingSink heard = new();
            EcgHistory time = new(false);
            AfMonitor monitor = new(new EventOutlet(heard, time), null!);
            long sample = 0;
            foreach ((int rrMs, int correlation, int chance, bool isReliable) in beats)
            {
                sample += 1 + (rrMs / 4) + (chance == 0 ? 20000 : 0);
                time.GoTo(sample);
                if (chance == 1)
                {
                    monitor.Interrupt(sample);
                }
                monitor.OnBeat(sample, rrMs, chance == 2 ? BeatKind.Ventricular : BeatKind.Normal, correlation, isReliable || chance > 5);
                for (int i = 0; i < chance && monitor.IsBusy; i++)
                {
                    monitor.Step();
                }
            }
            monitor.Finish();
            bool isOpen = false;
            foreach (string one in heard.EventsOf("af"))
            {
                Assert.NotEqual(isOpen, !one.Contains("\"end\"", StringComparison.Ordinal));
                isOpen = one.Contains("\"begin\"", StringComparison.Ordinal);
                Assert.True(Seconds(one, "startS") >= 0);
            }
            Assert.False(isOpen);
        });

    private void Sinus(int beats)
    {
        for (int i = 0; i < beats; i++)
        {
            Beat(800 + _random.Next(24));
        }
    }

    private void Fibrillation(int beats)
    {
        for (int i = 0; i < beats; i++)
        {
            Beat(420 + _random.Next(520));
        }
    }

    private void Pass(int seconds)
    {
        for (int i = 0; i < seconds * 250; i++)
        {
            _time.GoTo(++_sample);
            if (_monitor.IsBusy)
            {
                _monitor.Step();
            }
        }
    }

    private void Beat(int rrMs, BeatKind kind = BeatKind.Normal, int correlationPercent = 100)
    {
        _sample += rrMs / 4;
        _time.GoTo(_sample);
        _monitor.OnBeat(_sample, rrMs, kind, correlationPercent, true);
        while (_monitor.IsBusy)
        {
            _monitor.Step();
        }
    }

    private static double Seconds(string json, string field) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(field).GetDouble();
}
