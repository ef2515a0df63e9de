using System.Device.I2c;
using System.Device.Spi;
using EdgeTwin.Drivers.Tests.Support;
using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.World;

namespace EdgeTwin.Drivers.Tests.Parts;

/// <summary>What a part calls a bug of the firmware, and a few of its registers, without any driver.</summary>
public sealed class PartRuleTests : IDisposable
{
    private readonly VirtualWorld _world = new();
    private readonly IDisposable _scope;

    public PartRuleTests() => _scope = _world.Enter();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Two_parts_at_one_address_are_a_violation()
    {
        _ = new SimulatedMax30102(_world, new CountingPpg());
        Assert.Throws<SimulationException>(() => new SimulatedMax30102(_world, new CountingPpg()));
        _ = new SimulatedMax30003(_world, new FlatEcg());
        Assert.Throws<SimulationException>(() => new SimulatedMax30003(_world, new FlatEcg()));
        Assert.Equal(2, _world.Board.Violations.Count);
    }

    [Fact]
    public void A_MAX30102_read_before_its_reset_has_ended_is_a_violation_and_its_mode_is_not()
    {
        _ = new SimulatedMax30102(_world, new CountingPpg());
        I2cDevice bus = I2cDevice.Create(new I2cConnectionSettings(1, 0x57));
        Assert.Equal(I2cTransferStatus.FullTransfer, bus.Write(new byte[] { 0x09, 0x40 }).Status);
        byte[] one = new byte[1];
        Assert.Equal(2u, bus.WriteRead(new byte[] { 0x09 }, one).BytesTransferred);
        Assert.Equal(0x40, one[0]);
        Assert.Throws<SimulationException>(() => bus.WriteRead(new byte[] { 0xFF }, one));
        _world.Advance(1_000);
        _ = bus.WriteRead(new byte[] { 0xFF }, one).Status;
        Assert.Equal(0x15, one[0]);
    }

    [Fact]
    public void A_burst_that_ends_within_a_sample_is_a_violation()
    {
        _ = new SimulatedMax30102(_world, new CountingPpg());
        I2cDevice bus = I2cDevice.Create(new I2cConnectionSettings(1, 0x57));
        _ = bus.Write(new byte[] { 0x09, 0x03 }).Status;
        Assert.Throws<SimulationException>(() => bus.WriteRead(new byte[] { 0x07 }, new byte[5]));
    }

    [Fact]
    public void A_rate_too_high_is_replaced_in_the_register()
    {
        _ = new SimulatedMax30102(_world, new CountingPpg());
        I2cDevice bus = I2cDevice.Create(new I2cConnectionSettings(1, 0x57));
        _ = bus.Write(new byte[] { 0x0A, (7 << 2) | 3 }).Status;
        _ = bus.Write(new byte[] { 0x09, 0x03 }).Status;
        byte[] one = new byte[1];
        _ = bus.WriteRead(new byte[] { 0x0A }, one).Status;
        Assert.Equal((3 << 2) | 3, one[0]);
    }

    [Fact]
    public void The_calibration_source_with_a_switch_closed_is_a_violation()
    {
        _ = new SimulatedMax30003(_world, new FlatEcg());
        SpiDevice bus = SpiDevice.Create(new SpiConnectionSettings(1, 5));
        bus.Write(new byte[] { 0x14 << 1, 0x00, 0, 0 });
        Assert.Throws<SimulationException>(() => bus.Write(new byte[] { 0x12 << 1, 0x72, 0, 0 }));
    }

    [Fact]
    public void A_frame_of_a_wrong_length_mode_or_clock_is_a_violation()
    {
        _ = new SimulatedMax30003(_world, new FlatEcg());
        SpiDevice bus = SpiDevice.Create(new SpiConnectionSettings(1, 5));
        Assert.Throws<SimulationException>(() => bus.Write(new byte[] { 0x14 << 1, 0 }));
        bus.Dispose();
        SpiDevice wrongMode = SpiDevice.Create(new SpiConnectionSettings(1, 5) { Mode = SpiMode.Mode1 });
        Assert.Throws<SimulationException>(() => wrongMode.Write(new byte[4]));
    }

    [Fact]
    public void Nothing_at_an_address_is_a_refusal_in_the_result_and_the_buffer_keeps_its_bytes()
    {
        I2cDevice bus = I2cDevice.Create(new I2cConnectionSettings(2, 0x20));
        byte[] bytes = [7, 8];
        I2cTransferResult result = bus.Read(bytes);
        Assert.Equal((I2cTransferStatus.SlaveAddressNotAcknowledged, 0u), (result.Status, result.BytesTransferred));
        Assert.Equal<byte[]>([7, 8], bytes);
        Assert.Throws<ArgumentException>(() => I2cDevice.Create(new I2cConnectionSettings(3, 0x20)));
        Assert.Throws<SpiDeviceAlreadyInUseException>(() => { SpiDevice.Create(new SpiConnectionSettings(1, 9)); SpiDevice.Create(new SpiConnectionSettings(1, 9)); });
    }

    [Fact]
    public void Each_thread_has_its_own_world()
    {
        _ = new SimulatedMax30102(_world, new CountingPpg());
        Exception? elsewhere = null;
        Thread other = new(() => elsewhere = Record.Exception(() => I2cDevice.Create(new I2cConnectionSettings(1, 0x57))));
        other.Start();
        other.Join();
        Assert.IsType<InvalidOperationException>(elsewhere);
        Assert.Equal(I2cTransferStatus.FullTransfer, I2cDevice.Create(new I2cConnectionSettings(1, 0x57)).WriteByte(0xFF).Status);
    }
}
