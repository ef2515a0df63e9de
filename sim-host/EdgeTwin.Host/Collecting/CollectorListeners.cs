namespace EdgeTwin.Host.Collecting;

/// <summary>Several listeners as one, told in their order.</summary>
internal sealed class CollectorListeners(params ICollectorListener[] listeners) : ICollectorListener
{
    /// <inheritdoc/>
    public void OnEvent(CollectedEvent collected) => Array.ForEach(listeners, one => one.OnEvent(collected));

    /// <inheritdoc/>
    public void OnGap(CollectedGap gap) => Array.ForEach(listeners, one => one.OnGap(gap));

    /// <inheritdoc/>
    public void OnStatus(DeviceStatus status) => Array.ForEach(listeners, one => one.OnStatus(status));

    /// <inheritdoc/>
    public void OnAcknowledged(AckedLog acked) => Array.ForEach(listeners, one => one.OnAcknowledged(acked));

    /// <inheritdoc/>
    public void OnRefused(RefusedMessage refused) => Array.ForEach(listeners, one => one.OnRefused(refused));

    /// <inheritdoc/>
    public void OnLink(bool isUp, string why) => Array.ForEach(listeners, one => one.OnLink(isUp, why));
}
