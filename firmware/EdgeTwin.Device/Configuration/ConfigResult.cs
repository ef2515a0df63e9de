namespace EdgeTwin.Device.Configuration
{
    /// <summary>What became of a change.</summary>
    public enum ConfigResult : byte
    {
        /// <summary>Logged, durable and in force.</summary>
        Applied = 0,

        /// <summary>The setting had that value already.</summary>
        Unchanged = 1,

        /// <summary>There is no such setting.</summary>
        UnknownKey = 2,

        /// <summary>Not a whole number, or too long.</summary>
        Malformed = 3,

        /// <summary>Outside the setting's range, or at odds with another setting.</summary>
        OutOfRange = 4,

        /// <summary>The log or the flash did not take it: the old value stays.</summary>
        NotStored = 5,
    }
}
