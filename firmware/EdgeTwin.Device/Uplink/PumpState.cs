namespace EdgeTwin.Device.Uplink
{
    /// <summary>What the pump is at. From <see cref="WaitingForAck"/> on it is connected.</summary>
    internal enum PumpState : byte
    {
        /// <summary>Not connected, until the pause is over.</summary>
        Resting = 0,

        /// <summary>Waiting for the connection.</summary>
        Connecting = 1,

        /// <summary>Connected; the retained acknowledgement is awaited for a moment, so that little is sent twice.</summary>
        WaitingForAck = 2,

        /// <summary>Connected; events go out.</summary>
        Sending = 3,
    }
}
