using EdgeTwin.NanoShim.Fabric;

namespace nanoFramework.Hardware.Esp32;

/// <summary>The ESP32's microsecond timer (nanoFramework.Hardware.Esp32, HighResTimer.cs).</summary>
public static class HighResTimer
{
    /// <summary>Microseconds since the board started.</summary>
    public static ulong GetCurrent() => (ulong)Board.Current.MicrosecondsSinceBoot;
}
