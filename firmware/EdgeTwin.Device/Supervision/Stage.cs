namespace EdgeTwin.Device.Supervision
{
    /// <summary>A part of the firmware's round that is watched by itself.</summary>
    public enum Stage : byte
    {
        /// <summary>ECG front end and twin.</summary>
        Ecg = 0,

        /// <summary>Pulse front end.</summary>
        Ppg = 1,

        /// <summary>Link, commands and settings.</summary>
        Uplink = 2,

        /// <summary>Button, hints and the watch itself.</summary>
        Wearer = 3,
    }
}
