using EdgeTwin.NanoShim.Fabric;

namespace nanoFramework.Runtime.Native;

/// <summary>The board's power (nanoFramework.Runtime.Native, Power.cs).</summary>
public static class Power
{
    /// <summary>Starts the board anew. On a board it does not return; here the world decides what follows.</summary>
    public static void RebootDevice() => Board.Current.RequestReboot();
}
