using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Core.Tests.Support;

internal static class FilterExtensions
{
    /// <summary>Puts one sample and filters it at once.</summary>
    /// <returns>The slope energy there.</returns>
    internal static int Push(this QrsFilter filter, int n, int microvolts)
    {
        filter.Inputs[n & QrsFilter.InputMask] = (short)microvolts;
        filter.Filter(n);
        return filter.EnergyAt(n);
    }
}
