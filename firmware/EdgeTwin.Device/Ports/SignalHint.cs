namespace EdgeTwin.Device.Ports
{
    /// <summary>What the wearer is shown by light or vibration.</summary>
    public enum SignalHint : byte
    {
        /// <summary>Nothing to tell. Not a statement that the wearer is well.</summary>
        None = 0,

        /// <summary>Events wait for a connection.</summary>
        Offline = 1,

        /// <summary>A sensor needs a look: an electrode is off or worn.</summary>
        Technical = 2,

        /// <summary>An alarm was decided.</summary>
        Alarm = 3,
    }
}
