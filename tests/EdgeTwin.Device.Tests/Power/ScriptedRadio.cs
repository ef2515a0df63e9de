using EdgeTwin.Device.Ports;
using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Device.Tests.Power;

/// <summary>A radio that takes its time to join, and does not where the network is away.</summary>
internal sealed class ScriptedRadio(VirtualClock clock) : IRadio
{
    private long _upAtMs;
    private long _sinceMs;

    public bool IsUp => IsOn && IsInReach && clock.NowMs >= _upAtMs;

    internal bool IsOn { get; private set; }

    internal bool IsInReach { get; set; } = true;

    internal int JoinMs { get; set; } = 2000;

    internal List<long> OnAtMs { get; } = [];

    /// <summary>Time that it was on and then off again, ms.</summary>
    internal long SpentMs { get; private set; }

    public void On()
    {
        IsOn = true;
        _sinceMs = clock.NowMs;
        _upAtMs = clock.NowMs + JoinMs;
        OnAtMs.Add(clock.NowMs);
    }

    public void Off()
    {
        SpentMs += clock.NowMs - _sinceMs;
        IsOn = false;
    }
}
