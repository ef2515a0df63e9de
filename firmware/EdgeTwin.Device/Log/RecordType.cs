namespace EdgeTwin.Device.Log
{
    /// <summary>What a record holds. Numbers stand in flash and are never reused; from 128 on they are alarms, which a full log keeps longest.</summary>
    public enum RecordType : byte
    {
        /// <summary>An event that is no alarm.</summary>
        Event = 1,

        /// <summary>The device started; tells what it found in its log.</summary>
        Boot = 2,

        /// <summary>A setting was changed, refused or healed.</summary>
        Config = 3,

        /// <summary>The device itself: a sensor wearing out, a part that fails.</summary>
        Technical = 4,

        /// <summary>The wearer pressed the button.</summary>
        Symptom = 128,

        /// <summary>An alarm of a medical kind.</summary>
        Alarm = 129,
    }
}
