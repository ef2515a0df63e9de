namespace EdgeTwin.Recordings;

/// <summary>How long missing samples may stand in for a hole in a recording.</summary>
internal static class Gaps
{
    /// <summary>Longest hole in seconds (31 days): a damaged time or length must not make a reader give missing samples for ever.</summary>
    internal const double MaxSeconds = 31 * 86400.0;
}
