namespace EdgeTwin.Device.Ports
{
    /// <summary>What the connection to the broker looks like from the device. Up does not prove that anything gets through.</summary>
    public enum LinkState : byte
    {
        /// <summary>Not connected.</summary>
        Down = 0,

        /// <summary>Being connected.</summary>
        Connecting = 1,

        /// <summary>The broker has accepted the connection.</summary>
        Up = 2,
    }
}
