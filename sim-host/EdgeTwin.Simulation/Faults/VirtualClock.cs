using EdgeTwin.Device.Ports;

namespace EdgeTwin.Simulation.Faults;

/// <summary>Time that passes only when it is told to.</summary>
public sealed class VirtualClock : IClock
{
    private long _bootMs;

    /// <summary>Milliseconds since the simulation began.</summary>
    public long NowMs { get; private set; }

    /// <summary>What the wall clock shows beyond <see cref="NowMs"/>; 0 while it is not set.</summary>
    public long UtcOffsetMs { get; set; }

    /// <inheritdoc/>
    public long UptimeMs => NowMs - _bootMs;

    /// <inheritdoc/>
    public long UtcMs => UtcOffsetMs == 0 ? 0 : NowMs + UtcOffsetMs;

    /// <summary>Goes on to <paramref name="timeMs"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That is past.</exception>
    public void AdvanceTo(long timeMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeMs, NowMs);
        NowMs = timeMs;
    }

    /// <summary>The device starts: its uptime begins at 0 and its wall clock is not set.</summary>
    public void Boot()
    {
        _bootMs = NowMs;
        UtcOffsetMs = 0;
    }
}
