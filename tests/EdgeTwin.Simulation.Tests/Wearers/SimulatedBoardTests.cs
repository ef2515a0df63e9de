using System.Device.Adc;
using System.Device.Gpio;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Tests.Support;
using EdgeTwin.Simulation.Wearers;
using Iot.Device.Ad8232;

namespace EdgeTwin.Simulation.Tests.Wearers;

public sealed class SimulatedBoardTests
{
    [Fact]
    public void Both_front_ends_give_every_sample_of_one_heart()
    {
        int ecg = 0;
        int ppg = 0;
        SimulatedWearer wearer = new(Scenario.Default);
        using WearerBench bench = new(wearer, wearer) { OnEcg = _ => ecg++, OnPpg = (_, _) => ppg++ };
        bench.RunTo(60);
        Assert.InRange(ecg, 59 * 250, 60 * 250);
        Assert.InRange(ppg, 59 * 100, 60 * 100);
        Assert.Equal(0, bench.Ecg.Counters.Lost + bench.Ppg.Counters.Lost);
    }

    [Fact]
    public void A_board_that_runs_allocates_nothing()
    {
        SimulatedWearer wearer = new(new Scenario("calm", "", [HeartSegment.Sinus(60, 75)]));
        using WearerBench bench = new(wearer, wearer);
        bench.RunTo(SimulatedWearer.TruthSeconds + 60); // the truth is as long as it gets
        long before = GC.GetAllocatedBytesForCurrentThread();
        bench.RunTo(SimulatedWearer.TruthSeconds + 120);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_sensor_that_is_not_worn_sees_no_light()
    {
        int brightest = 0;
        using WearerBench bench = new(new SimulatedWearer(Scenario.Default)) { OnPpg = (red, infrared) => brightest = Math.Max(brightest, red + infrared) };
        bench.RunTo(5);
        Assert.Equal(0, brightest);
    }

    [Fact]
    public void The_button_pulls_its_pin_low_and_the_LED_tells_what_the_firmware_drives()
    {
        SimulatedBoard board = new(new SimulatedWearer(Scenario.Default), null, new BoardWiring { ButtonPin = 14, LedPin = 13, IsLedActiveLow = true });
        using IDisposable scope = board.World.Enter();
        using GpioController gpio = new();
        using GpioPin button = gpio.OpenPin(14, PinMode.InputPullUp);
        using GpioPin led = gpio.OpenPin(13, PinMode.Output);
        int edges = 0;
        button.ValueChanged += (_, _) => edges++;
        board.Button.IsPressed = true;
        board.AdvanceTo(1000);
        Assert.Equal((1, false), (edges, (bool)button.Read()));
        Assert.True(board.Led.IsLit);
        led.Write(PinValue.High);
        Assert.False(board.Led.IsLit);
        board.AdvanceTo(500);
        Assert.Equal(1000, board.World.Clock.NowUs);
    }

    [Fact]
    public void An_AD8232_plays_a_trace_from_its_first_look_and_tells_an_open_electrode()
    {
        int[] trace = [.. Enumerable.Range(0, 300).Select(i => i is >= 100 and < 200 ? TracePlayer.Missing : 8 * (i - 150))];
        int at = 0;
        TracePlayer player = new(into =>
        {
            int count = Math.Min(into.Length, trace.Length - at);
            trace.AsSpan(at, count).CopyTo(into);
            at += count;
            return count;
        });
        SimulatedBoard board = new(player, null, new BoardWiring { AdcChannel = 0 });
        using IDisposable scope = board.World.Enter();
        using GpioController gpio = new();
        using Ad8232 driver = new(new AdcController().OpenChannel(0), gpio.OpenPin(32, PinMode.Input), gpio.OpenPin(33, PinMode.Input), new Ad8232Settings());
        for (int i = 0; i < trace.Length; i++)
        {
            // Read by hand, up to 1 ms late: the sample is the one of that time.
            board.AdvanceTo(1_000_000 + (i * 4000) + (i * 337 % 1000));
            bool isRead = driver.TryRead(board.World.Clock.NowUs, out int microvolts);
            Assert.Equal(trace[i] != TracePlayer.Missing, isRead);
            if (isRead)
            {
                Assert.Equal(trace[i], microvolts, 1.0);
            }
        }
        Assert.True(driver.IsPositiveOff == false && driver.Refused == 100);
    }

    [Fact]
    public void Two_parts_at_one_pin_are_refused() =>
        Assert.Throws<NanoShim.Fabric.SimulationException>(() =>
            new SimulatedBoard(new SimulatedWearer(Scenario.Default), null, new BoardWiring { AdcChannel = 0, ButtonPin = 32 }));
}
