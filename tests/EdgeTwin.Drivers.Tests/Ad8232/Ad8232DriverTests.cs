using System.Device.Adc;
using System.Device.Gpio;
using EdgeTwin.Drivers.Tests.Support;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.World;
using Iot.Device.Ad8232;
using Driver = Iot.Device.Ad8232.Ad8232;

namespace EdgeTwin.Drivers.Tests.Ad8232;

public sealed class Ad8232DriverTests
{
    [Fact]
    public void Microvolts_lead_off_rails_and_jitter_are_told()
    {
        VirtualWorld world = new();
        using IDisposable scope = world.Enter();
        FlatEcg input = new();
        SimulatedAd8232 part = new(world, input);
        GpioController gpio = new();
        using Driver driver = new(new AdcController().OpenChannel(0), gpio.OpenPin(32, PinMode.Input), gpio.OpenPin(33, PinMode.Input), new Ad8232Settings());
        for (int microvolts = -1400; microvolts <= 1300; microvolts += 50)
        {
            input.Microvolts = microvolts;
            Assert.True(driver.TryRead(world.Clock.NowUs, out int read));
            Assert.InRange(read - microvolts, -1, 1); // a step of the converter is 0.73 uV
            world.Advance(4_000);
        }
        Assert.Equal((0, 0), (driver.LargestJitterUs, driver.MeanJitterUs));
        part.IsNegativeOff = true;
        Assert.False(driver.TryRead(world.Clock.NowUs, out _));
        Assert.True(driver.IsNegativeOff && !driver.IsPositiveOff);
        part.IsNegativeOff = false;
        part.IsPositiveOff = true;
        world.Advance(4_700);
        Assert.False(driver.TryRead(world.Clock.NowUs, out _));
        Assert.True(driver.IsPositiveOff);
        Assert.Equal((700, 0L), (driver.LargestJitterUs, driver.Late));
        part.IsPositiveOff = false;
        input.Microvolts = -5_000;
        world.Advance(12_000);
        Assert.False(driver.TryRead(world.Clock.NowUs, out _));
        Assert.True(driver.IsSaturated);
        Assert.Equal((8_000, 1L, 3L), (driver.LargestJitterUs, driver.Late, driver.Refused));
        Assert.True(driver.MeanJitterUs > 0);
    }
}
