namespace EdgeTwin.Device.Ports
{
    /// <summary>What time it is.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since the device started; never goes back.</summary>
        long UptimeMs { get; }

        /// <summary>Milliseconds since 1970-01-01 UTC, or 0 while the wall clock is not set. May jump either way.</summary>
        long UtcMs { get; }
    }
}
