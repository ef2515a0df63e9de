using System.Runtime.CompilerServices;
using EdgeTwin.Core;
using EdgeTwin.Core.Ischaemia;

namespace EdgeTwin.Host.Running;

/// <summary>
/// Looks up the ST level between two events. The firmware tells it with events only: the board's assembly is full to the last kilobyte, and gets no member that nothing on the board
/// asks for.
/// </summary>
internal static class StLevel
{
    /// <summary>The ST level over the wearer's own, uV; null where it is not measured.</summary>
    internal static int? Of(CardioTwin twin)
    {
        StMonitor monitor = Monitor(twin);
        return monitor.JPointMs == 0 || monitor.IsRefused || twin.IsLeadOff ? null : monitor.DeviationUv;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_st")]
    private static extern ref StMonitor Monitor(CardioTwin twin);
}
