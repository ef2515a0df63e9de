using System.Device.I2c;
using EdgeTwin.Drivers.Tests.Support;
using EdgeTwin.Simulation.Parts;
using Iot.Device.Max30102;

namespace EdgeTwin.Drivers.Tests.Max30102;

public sealed class Max30102SelfTestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Light_that_follows_the_current_passes_and_costs_a_gap(bool isInfraredFirst)
    {
        using PpgBench bench = new(
            new Max30102Options { InfraredFirst = isInfraredFirst },
            new Max30102Settings { LedOrder = isInfraredFirst ? LedOrder.InfraredFirst : LedOrder.RedFirst },
            input: new FlatPpg());
        Assert.True(bench.Start());
        bench.World.Advance(100_000);
        Assert.True(bench.Read(out _));
        Assert.Equal(Max30102SelfTestResult.Passed, Run(bench));
        Assert.InRange(bench.Device.SelfTestRedPermille, 480, 510);
        Assert.InRange(bench.Device.SelfTestInfraredPermille, 480, 510);
        Assert.Equal(bench.Device.RedMicroamps, bench.Part.RedMicroamps);
        bench.World.Advance(100_000);
        Assert.True(bench.Read(out int count));
        Assert.InRange(count, 9, 12);
        Assert.InRange(bench.Device.GapSamples, 40, 90);
        Assert.Equal(0, bench.Unaccounted);
    }

    [Fact]
    public void Before_the_first_sample_it_costs_nothing()
    {
        using PpgBench bench = new(input: new FlatPpg());
        Assert.True(bench.Start());
        Assert.Equal(Max30102SelfTestResult.Passed, Run(bench));
        bench.World.Advance(100_000);
        Assert.True(bench.Read(out int count));
        Assert.True(count > 0);
        Assert.Equal(0, bench.Device.GapSamples);
        Assert.Equal(0, bench.Unaccounted);
    }

    [Theory]
    [InlineData(0, 1000, Max30102SelfTestResult.Failed)]
    [InlineData(1000, 0, Max30102SelfTestResult.Failed)]
    [InlineData(0, 0, Max30102SelfTestResult.TooDark)]
    [InlineData(300, 500, Max30102SelfTestResult.Passed)]
    public void A_dead_LED_fails_and_two_dark_ones_cannot_be_judged(int redPermille, int infraredPermille, Max30102SelfTestResult expected)
    {
        using PpgBench bench = new(input: new FlatPpg());
        bench.Part.RedOutputPermille = redPermille;
        bench.Part.InfraredOutputPermille = infraredPermille;
        Assert.True(bench.Start());
        Assert.Equal(expected, Run(bench));
        Assert.Equal(expected == Max30102SelfTestResult.Passed ? 1 : 0, bench.Device.Counters.SelfTestsPassed);
    }

    [Fact]
    public void A_driver_that_is_stuck_fails()
    {
        using PpgBench bench = new(input: new FlatPpg());
        Assert.True(bench.Start());
        bench.Part.IsLedCurrentStuck = true;
        Assert.Equal(Max30102SelfTestResult.Failed, Run(bench));
        Assert.InRange(bench.Device.SelfTestRedPermille, 990, 1010);
    }

    [Fact]
    public void A_part_that_does_not_answer_any_more_ends_the_test_and_gets_its_currents_back()
    {
        using PpgBench bench = new(input: new FlatPpg());
        Assert.True(bench.Start());
        Assert.True(bench.Device.BeginSelfTest(bench.NowMs));
        bench.World.Board.I2c.FailNext(I2cTransferStatus.SlaveAddressNotAcknowledged, 5);
        Assert.Equal(Max30102SelfTestResult.NoAnswer, Finish(bench));
        Assert.True(bench.Settle(3000));
        Assert.Equal(bench.Device.InfraredMicroamps, bench.Part.InfraredMicroamps);
        Assert.True(bench.Device.IsAnswering());
    }

    [Fact]
    public void A_part_that_converts_no_more_ends_it_too()
    {
        using PpgBench bench = new(input: new FlatPpg());
        Assert.True(bench.Start());
        bench.Part.IsFifoStuck = true;
        Assert.Equal(Max30102SelfTestResult.NoAnswer, Run(bench));
    }

    [Fact]
    public void A_bus_that_hangs_is_counted_as_such()
    {
        using PpgBench bench = new(input: new FlatPpg());
        Assert.True(bench.Start());
        bench.World.Board.I2c.FailNext(I2cTransferStatus.ClockStretchTimeout);
        Assert.False(bench.Read(out _));
        bench.World.Board.I2c.FailNext(I2cTransferStatus.SlaveAddressNotAcknowledged);
        Assert.False(bench.Read(out _));
        Assert.Equal(1, bench.Device.BusTimeOuts);
        Assert.Equal(2, bench.Device.Counters.Faults);
    }

    private static Max30102SelfTestResult Run(PpgBench bench)
    {
        Assert.True(bench.Device.BeginSelfTest(bench.NowMs));
        return Finish(bench);
    }

    private static Max30102SelfTestResult Finish(PpgBench bench)
    {
        for (int i = 0; i < 100; i++)
        {
            Max30102SelfTestResult result = bench.Device.ContinueSelfTest(bench.NowMs, bench.Red, bench.Infrared);
            if (result != Max30102SelfTestResult.None)
            {
                return result;
            }
            bench.World.Advance(50_000);
        }
        return Max30102SelfTestResult.None;
    }
}
