using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Host.Commands;

/// <summary>Devices say every minute that they are there; a reader wants to know when they come and go. As many devices as the store takes.</summary>
internal sealed class StatusChanges
{
    private readonly Dictionary<string, bool> _last = new(StringComparer.Ordinal);

    /// <summary>True for the first status of a device, and for each that differs from the one before.</summary>
    internal bool IsChange(DeviceStatus status)
    {
        bool isChange = !_last.TryGetValue(status.Device, out bool last) || last != status.IsOnline;
        _last[status.Device] = status.IsOnline;
        return isChange;
    }
}
