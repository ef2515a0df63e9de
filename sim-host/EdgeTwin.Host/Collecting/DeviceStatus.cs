namespace EdgeTwin.Host.Collecting;

/// <summary>A device came or went; the broker tells of the second by the device's last will.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="IsOnline">True where it is connected.</param>
internal sealed record DeviceStatus(string Device, bool IsOnline);
