namespace EdgeTwin.Recordings.Wfdb;

/// <summary>A segment specification line.</summary>
/// <param name="Name">Name of the segment's own record; <c>~</c> for a null segment.</param>
/// <param name="FrameCount">Frames in it.</param>
internal sealed record WfdbSegment(string Name, long FrameCount)
{
    /// <summary>True where the segment only stands for missing samples.</summary>
    internal bool IsNull => Name == "~";
}
