using EdgeTwin.NanoShim.Fabric;
using Iot.Device.Bus;

namespace EdgeTwin.Drivers.Tests.Support;

/// <summary>Nine clocks on a simulated bus.</summary>
internal sealed class BusPort(I2cFabric fabric) : IBusRecovery
{
    public bool TryFree() => fabric.Pulse(1, 9);
}
