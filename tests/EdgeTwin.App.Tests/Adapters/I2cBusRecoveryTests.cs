using System.Device.Gpio;
using System.Device.I2c;
using EdgeTwin.App.Adapters;
using EdgeTwin.NanoShim.Fabric;
using nanoFramework.Hardware.Esp32;

namespace EdgeTwin.App.Tests.Adapters;

public sealed class I2cBusRecoveryTests : IDisposable
{
    private const int DataPin = 21;
    private const int ClockPin = 22;
    private const int Address = 0x57;

    private readonly Board _board = new();
    private readonly IDisposable _scope;
    private readonly GpioController _gpio;
    private readonly I2cDevice _part;
    private readonly I2cBusRecovery _recovery;

    public I2cBusRecoveryTests()
    {
        _scope = _board.Enter();
        _board.I2c.Attach(1, Address, new Answering());
        Configuration.SetPinFunction(DataPin, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(ClockPin, DeviceFunction.I2C1_CLOCK);
        _gpio = new GpioController();
        I2cConnectionSettings connection = new(1, Address, I2cBusSpeed.FastMode);
        _part = I2cDevice.Create(connection);
        _recovery = new I2cBusRecovery(_gpio, connection, DataPin, ClockPin);
    }

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Clocks_by_hand_free_the_bus_and_the_device_that_was_open_works_on(int clocksToFree)
    {
        Assert.Equal(I2cTransferStatus.FullTransfer, Read());
        _board.I2c.Jam(1, clocksToFree);
        Assert.Equal(I2cTransferStatus.ClockStretchTimeout, Read());
        Assert.True(_recovery.TryFree());
        Assert.Equal(I2cTransferStatus.FullTransfer, Read());
    }

    [Fact]
    public void A_part_that_does_not_let_go_is_told_and_the_next_try_may_do()
    {
        _board.I2c.Jam(1, 15);
        Assert.False(_recovery.TryFree());
        Assert.Equal(I2cTransferStatus.ClockStretchTimeout, Read());
        Assert.True(_recovery.TryFree());
        Assert.Equal(I2cTransferStatus.FullTransfer, Read());
    }

    [Fact]
    public void A_pin_that_another_has_is_told_and_not_thrown()
    {
        _board.I2c.Jam(1);
        GpioPin other = _gpio.OpenPin(DataPin);
        Assert.False(_recovery.TryFree());
        other.Dispose();
        Assert.True(_recovery.TryFree());
        Assert.Equal(I2cTransferStatus.FullTransfer, Read());
    }

    [Fact]
    public void A_bus_whose_pins_were_taken_is_dead_until_a_device_is_opened()
    {
        _gpio.OpenPin(ClockPin).Dispose();
        Assert.Equal(I2cTransferStatus.ClockStretchTimeout, Read());
        I2cDevice.Create(new I2cConnectionSettings(1, Address)).Dispose();
        Assert.Equal(I2cTransferStatus.FullTransfer, Read());
    }

    private I2cTransferStatus Read() => _part.Read(new byte[1]).Status;

    private sealed class Answering : II2cTarget
    {
        public bool Start(bool isRead) => true;

        public bool Take(byte value) => true;

        public byte Send() => 0x15;

        public void Stop(bool isWhole)
        {
        }
    }
}
