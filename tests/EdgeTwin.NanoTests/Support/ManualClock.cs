using EdgeTwin.Device.Ports;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>A clock that a test sets.</summary>
    public sealed class ManualClock : IClock
    {
        /// <inheritdoc/>
        public long UptimeMs { get; set; }

        /// <inheritdoc/>
        public long UtcMs
        {
            get { return 0; }
        }
    }
}
