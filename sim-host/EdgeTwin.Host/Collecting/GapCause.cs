namespace EdgeTwin.Host.Collecting;

/// <summary>Why a stretch of a log will not come. The numbers stand in the store.</summary>
internal enum GapCause
{
    /// <summary>The device told so: its log was full, or damaged.</summary>
    LostOnDevice = 1,

    /// <summary>The device was told that it had arrived, by another collector or by this one with another store.</summary>
    AcknowledgedBefore = 2,
}
