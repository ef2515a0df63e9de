namespace EdgeTwin.Device.Ports
{
    /// <summary>How an operation of <see cref="ISegmentStore"/> ended.</summary>
    public enum StoreStatus : byte
    {
        /// <summary>Done, and it stays done if the power fails now.</summary>
        Ok = 0,

        /// <summary>No room. Part of the bytes may have reached the flash.</summary>
        Full = 1,

        /// <summary>Failed otherwise. Part of the bytes may have reached the flash.</summary>
        Failed = 2,
    }
}
