namespace EdgeTwin.Host.Running;

/// <summary>The device's connection came up or went.</summary>
/// <param name="UptimeS">When, s since the device started.</param>
/// <param name="IsUp">True where it came up.</param>
internal readonly record struct LinkChange(double UptimeS, bool IsUp);
