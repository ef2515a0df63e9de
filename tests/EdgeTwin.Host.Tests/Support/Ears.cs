using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Host.Tests.Support;

/// <summary>Hears a collector. Link changes are told as <see cref="LinkChange"/>.</summary>
internal sealed class Ears : ICollectorListener
{
    internal Happenings Heard { get; } = new();

    internal IEnumerable<T> Of<T>() => Heard.All.OfType<T>();

    public void OnEvent(CollectedEvent collected) => Heard.Add(collected);

    public void OnGap(CollectedGap gap) => Heard.Add(gap);

    public void OnStatus(DeviceStatus status) => Heard.Add(status);

    public void OnAcknowledged(AckedLog acked) => Heard.Add(acked);

    public void OnRefused(RefusedMessage refused) => Heard.Add(refused);

    public void OnLink(bool isUp, string why) => Heard.Add(new LinkChange(isUp, why));
}
