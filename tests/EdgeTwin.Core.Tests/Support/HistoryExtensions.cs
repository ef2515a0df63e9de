using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Support;

internal static class HistoryExtensions
{
    /// <summary>Makes <paramref name="now"/> the sample that was pushed last; time does not go back.</summary>
    internal static void GoTo(this EcgHistory time, long now) => time.Skip(now + 1 - time.Count);
}
