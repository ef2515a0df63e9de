using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Support;

/// <summary>The QRS detector's front end on a signal that a test makes, settled on its first sample.</summary>
internal sealed class FilterBench
{
    private readonly EcgHistory _ecg = new(false);
    private readonly long _first;
    private bool _isSettled;

    /// <summary>A front end whose first sample has a number; of the history's only the ring is seen.</summary>
    internal FilterBench(int first = 0)
    {
        Filter = new QrsFilter(_ecg);
        _first = first - (first & (EcgHistory.Length - 1));
        _ecg.Skip(first & (EcgHistory.Length - 1));
    }

    internal QrsFilter Filter { get; }

    /// <summary>Number of the sample that was put last.</summary>
    internal int N => unchecked((int)(_first + _ecg.Count - 1));

    internal void Put(int microvolts)
    {
        _ecg.Push(microvolts);
        if (!_isSettled)
        {
            _isSettled = true;
            Filter.Settle(N);
        }
    }

    /// <summary>Puts one sample and filters it at once.</summary>
    /// <returns>The slope energy there.</returns>
    internal int Push(int microvolts)
    {
        Put(microvolts);
        Filter.Filter(N);
        return Filter.EnergyAt(N);
    }
}
