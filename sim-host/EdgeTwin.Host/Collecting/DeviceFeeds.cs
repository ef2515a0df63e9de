namespace EdgeTwin.Host.Collecting;

/// <summary>Several feeds as one, told in their order. Each gets the same bytes and leaves them as they are.</summary>
internal sealed class DeviceFeeds(params IDeviceFeed[] feeds) : IDeviceFeed
{
    /// <inheritdoc/>
    public void OnDocument(string device, string topicTail, byte[] payload) => Array.ForEach(feeds, one => one.OnDocument(device, topicTail, payload));
}
