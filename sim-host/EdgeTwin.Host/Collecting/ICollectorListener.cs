namespace EdgeTwin.Host.Collecting;

/// <summary>
/// Hears what a <see cref="Collector"/> does, in order and from one thread at a time, after it is durable. Calls hold the collector up, so they are short;
/// an exception ends it.
/// </summary>
internal interface ICollectorListener
{
    /// <summary>An event was stored; a repeat is not told.</summary>
    void OnEvent(CollectedEvent collected)
    {
    }

    /// <summary>A gap was stored.</summary>
    void OnGap(CollectedGap gap)
    {
    }

    /// <summary>A device came or went, or said again that it is there.</summary>
    void OnStatus(DeviceStatus status)
    {
    }

    /// <summary>The broker has taken an acknowledgement.</summary>
    void OnAcknowledged(AckedLog acked)
    {
    }

    /// <summary>A message was refused, or holds another content than the one before under the same number.</summary>
    void OnRefused(RefusedMessage refused)
    {
    }

    /// <summary>The way to the broker is there (an empty <paramref name="why"/>), or is not and is tried again.</summary>
    void OnLink(bool isUp, string why)
    {
    }
}
