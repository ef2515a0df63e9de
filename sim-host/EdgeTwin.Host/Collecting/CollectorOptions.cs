using EdgeTwin.Host.Broker;

namespace EdgeTwin.Host.Collecting;

/// <summary>How a <see cref="Collector"/> works.</summary>
internal sealed record CollectorOptions
{
    /// <summary>The broker.</summary>
    internal required BrokerAddress Broker { get; init; }

    /// <summary>Hears what happens; null for nobody.</summary>
    internal ICollectorListener? Listener { get; init; }

    /// <summary>Hears health, twins, statuses and samples; null for nobody, and they are not asked for.</summary>
    internal IDeviceFeed? Documents { get; init; }

    /// <summary>Tells Home Assistant of the devices; null for not.</summary>
    internal HomeAssistant? HomeAssistant { get; init; }

    /// <summary>True to keep trying where the broker cannot be reached at the start; else that is an error. Later on it is always tried again.</summary>
    internal bool WaitsForBroker { get; init; }

    /// <summary>Name of the connection. Of two with one name, the broker closes the older: so each has its own.</summary>
    internal string ClientId { get; init; } = $"edgetwin-collector-{Guid.NewGuid():N}"[..27];

    /// <summary>Longest wait for an answer of the broker.</summary>
    internal TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>First pause before connecting again; it doubles, up to <see cref="LongestPause"/>.</summary>
    internal TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause before connecting again.</summary>
    internal TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tells when things are received.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
