namespace EdgeTwin.Host.Collecting;

/// <summary>Several listeners to documents as one, told in their order.</summary>
internal sealed class DeviceFeeds(params IDeviceFeed[] feeds) : IDeviceFeed
{
    /// <inheritdoc/>
    public void OnDocument(string device, string topicTail, byte[] payload) => Array.ForEach(feeds, one => one.OnDocument(device, topicTail, payload));
}
