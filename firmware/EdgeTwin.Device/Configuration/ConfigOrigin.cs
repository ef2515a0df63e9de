namespace EdgeTwin.Device.Configuration
{
    /// <summary>Where the settings came from at start.</summary>
    public enum ConfigOrigin : byte
    {
        /// <summary>There was no file: the defaults.</summary>
        Defaults = 0,

        /// <summary>The newest copy.</summary>
        Stored = 1,

        /// <summary>A file of an older version.</summary>
        Migrated = 2,

        /// <summary>One copy is damaged: the last good one. A change whose write the power cut is not in it.</summary>
        OtherCopy = 3,

        /// <summary>No copy can be read: the defaults.</summary>
        DefaultsAfterDamage = 4,
    }
}
