using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Page;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Running;

/// <summary>What a run is to be.</summary>
internal sealed record RunOptions
{
    /// <summary>The wearer's story; not used with a trace.</summary>
    internal Scenario Scenario { get; init; } = Scenario.Default;

    /// <summary>A recording to be played instead; null for none.</summary>
    internal string? Trace { get; init; }

    /// <summary>Which of its signals; null for the first ECG.</summary>
    internal string? Signal { get; init; }

    /// <summary>Times real time; null for as fast as it goes.</summary>
    internal double? Speed { get; init; } = 1;

    /// <summary>Simulated seconds after which it ends; null for never (a trace ends by itself).</summary>
    internal int? ForSeconds { get; init; }

    /// <summary>Port of the embedded broker, 0 for a free one.</summary>
    internal int Port { get; init; }

    /// <summary>Another broker; null for the embedded one.</summary>
    internal BrokerAddress? Broker { get; init; }

    /// <summary>True where somebody else collects: the broker then needs no rights for a collector of ours.</summary>
    internal bool IsDeviceOnly { get; init; }

    /// <summary>Name of the device.</summary>
    internal string DeviceId { get; init; } = "twin-1";

    /// <summary>Where the collector keeps events; null for a store that goes with the run.</summary>
    internal string? Database { get; init; }

    /// <summary>Where the live page is served; null for no page.</summary>
    internal PageOptions? Page { get; init; }

    /// <summary>Tells Home Assistant of the device; null for not.</summary>
    internal HomeAssistant? HomeAssistant { get; init; }

    /// <summary>Where the page gets the twin from; null for the one that the device tells.</summary>
    internal TwinSeam? Twins { get; init; }

    /// <summary>Chance.</summary>
    internal ulong Seed { get; init; } = 1;
}
