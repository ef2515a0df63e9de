using System.Diagnostics;

namespace EdgeTwin.Host.Running;

/// <summary>How fast simulated time goes. A device that waits for the network must not outrun it: its time-outs count simulated seconds.</summary>
internal sealed class RunPace
{
    /// <summary>Fastest while something is under way on the network: a loopback round trip then takes a fraction of the device's patience.</summary>
    private const double FastestOnTheWay = 50;

    private readonly double? _speed;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private double _doneMs;

    /// <param name="speed">Times real time; null for as fast as it goes.</param>
    internal RunPace(double? speed) => _speed = speed;

    /// <summary>Holds on until <paramref name="stepMs"/> more of simulated time are due.</summary>
    /// <param name="stepMs">The step that was taken.</param>
    /// <param name="isOnTheWay">True while the device waits for the network.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal void Hold(double stepMs, bool isOnTheWay, CancellationToken cancellation)
    {
        double speed = isOnTheWay ? Math.Min(_speed ?? double.PositiveInfinity, FastestOnTheWay) : _speed ?? double.PositiveInfinity;
        double nowMs = _clock.Elapsed.TotalMilliseconds;
        if (double.IsPositiveInfinity(speed))
        {
            _doneMs = nowMs;
            return;
        }
        // Time that was lost, as by a laptop's sleep, is not made up for.
        _doneMs = Math.Max(_doneMs + (stepMs / speed), nowMs - 1000);
        int waitMs = (int)(_doneMs - nowMs);
        if (waitMs > 0)
        {
            cancellation.WaitHandle.WaitOne(waitMs);
        }
    }
}
