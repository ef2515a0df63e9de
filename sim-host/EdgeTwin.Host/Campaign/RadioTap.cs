using EdgeTwin.Device.Ports;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Host.Campaign;

/// <summary>A radio that the firmware switches: joining takes its time, and leaving takes the connection along.</summary>
internal sealed class RadioTap(LinkModel link, SeedBench bench, SplitMix64 random) : IRadio
{
    private const int MostJoinMs = 12_000;

    private long _upMs;

    /// <inheritdoc/>
    public bool IsUp
    {
        get
        {
            bench.Supply.Need();
            return IsJoined;
        }
    }

    internal bool IsOn { get; private set; } = true;

    internal bool IsJoined => IsOn && bench.Clock.NowMs >= _upMs;

    /// <summary>The device starts: its runtime joins before the firmware runs.</summary>
    internal void OnBoot()
    {
        IsOn = true;
        _upMs = 0;
    }

    /// <inheritdoc/>
    public void On()
    {
        bench.Supply.Need();
        if (!IsOn)
        {
            IsOn = true;
            _upMs = bench.Clock.NowMs + 200 + (long)(random.Next() % MostJoinMs);
        }
        bench.Trace.Add(bench.Clock.NowMs, "radio-on");
    }

    /// <inheritdoc/>
    public void Off()
    {
        bench.Supply.Need();
        if (link.State == LinkState.Up)
        {
            bench.Tell("connections are closed before the radio goes off", "one was up");
        }
        IsOn = false;
        link.Disconnect();
        bench.Trace.Add(bench.Clock.NowMs, "radio-off");
    }
}
