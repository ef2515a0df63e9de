using System.Text.Json;
using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Health;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Tests.Support;

namespace EdgeTwin.Device.Tests.Health;

public sealed class FaultWatchTests : IDiagnosed, ITwinSink
{
    private readonly Bench _bench = new();
    private readonly FrontEndDiary _diary = new();
    private readonly EventLog _log;
    private readonly FaultWatch _watch;
    private long _nowMs;

    public FaultWatchTests()
    {
        _log = _bench.Boot();
        _watch = new FaultWatch(this, "part", new CardioTwin(this, new TwinSettings()), new DeviceJson(_log));
    }

    [Fact]
    public void A_time_out_is_a_locked_bus_at_once_and_what_overflows_meanwhile_is_not_named()
    {
        _diary.BusTimeOuts = 1;
        _diary.BusFaults = 1;
        Go(120);
        _diary.Overflows = 1;
        Go(1000);
        Assert.Equal(["bus-lock"], Named());
        Assert.True(_watch.IsAmiss);
        Go(20_000);
        Assert.False(_watch.IsAmiss);
        Assert.Equal(["bus-lock", "bus-lock"], Named(withEnds: true));
    }

    [Fact]
    public void Single_failures_are_nothing_and_three_in_two_seconds_are_a_part_that_does_not_answer()
    {
        for (int i = 0; i < 20; i++)
        {
            _diary.BusFaults++;
            Go(2500);
        }
        Assert.Empty(Named());
        _diary.BusFaults += 3;
        Go(240);
        Assert.Equal(["no-answer"], Named());
    }

    [Fact]
    public void Two_opens_close_together_are_a_cable_and_two_far_apart_are_none()
    {
        _diary.Opens++;
        Go(5000);
        _diary.Opens++;
        Go(240);
        Assert.Empty(Named());
        _diary.Opens++;
        Go(240);
        Assert.Equal(["cable"], Named());
    }

    [Fact]
    public void A_saturation_is_told_when_it_lasts_or_when_it_is_over_and_not_behind_an_open()
    {
        _diary.Saturations += 4;
        Go(240);
        Assert.Empty(Named());
        Go(1200);
        Assert.Equal(["saturation"], Named());
        Go(60_000);
        _diary.Opens++;
        Go(120);
        _diary.Saturations += 12;
        Go(2000);
        Assert.Equal(["saturation"], Named());
    }

    [Fact]
    public void A_plug_that_fails_every_minute_for_a_day_makes_no_storm()
    {
        for (int minute = 0; minute < 1440; minute++)
        {
            _diary.BusTimeOuts++;
            _diary.BusFaults++;
            Go(60_000, 2000);
        }
        Assert.InRange(_watch.Named, 2, 30);
    }

    [Fact]
    public void A_log_that_refuses_is_asked_again()
    {
        _bench.Flash.Mix = Simulation.Faults.FaultMix.Only(Simulation.Faults.Fault.FullWrite, 1000);
        _diary.Overflows++;
        Go(600);
        _bench.Flash.Mix = Simulation.Faults.FaultMix.None;
        Go(600);
        Assert.Equal(["fifo-overflow"], Named());
    }

    void IDiagnosed.Diagnose(FrontEndDiary into)
    {
        into.BusFaults = _diary.BusFaults;
        into.BusTimeOuts = _diary.BusTimeOuts;
        into.Overflows = _diary.Overflows;
        into.Saturations = _diary.Saturations;
        into.Opens = _diary.Opens;
    }

    void ITwinSink.OnBeat(Beat beat)
    {
    }

    void ITwinSink.OnEvent(TwinEvent twinEvent)
    {
    }

    private void Go(int ms, int stepMs = 120)
    {
        for (long endMs = _nowMs + ms; _nowMs < endMs;)
        {
            _nowMs += stepMs;
            _watch.Step(_nowMs);
        }
    }

    private string[] Named(bool withEnds = false) =>
        [.. Bench.ReadAll(_log).Select(r => JsonDocument.Parse(r.Text).RootElement)
            .Where(e => withEnds || e.GetProperty("phase").GetString() == "begin")
            .Select(e => e.GetProperty("evidence").GetProperty("fault").GetString()!)];
}
