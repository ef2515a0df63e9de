using EdgeTwin.NanoShim.Fabric;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Which pin does what (nanoFramework.Hardware.Esp32, Configuration.cs).</summary>
public static class Configuration
{
    /// <summary>Gives a bus one of its pins; to be called before the bus is opened.</summary>
    public static void SetPinFunction(int pin, DeviceFunction function) => Board.Current.Pins.Route(pin, function.ToString());
}
