namespace EdgeTwin.Recordings;

/// <summary>How recordings are opened.</summary>
/// <param name="VerifyChecksums">Whether a signal that was read to its end must match the checksum of its header (WFDB); on unless the user says otherwise.</param>
public sealed record RecordingOptions(bool VerifyChecksums = true)
{
    /// <summary>Every check on.</summary>
    public static RecordingOptions Default { get; } = new();
}
