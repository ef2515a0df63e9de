using EdgeTwin.Device.Ports;
using nanoFramework.Hardware.Esp32;

namespace EdgeTwin.App.Adapters
{
    /// <summary>Time by the ESP32's microsecond timer, which never goes back; the wall clock is a distance from it that somebody has to set.</summary>
    public sealed class DeviceClock : IClock, IFineClock
    {
        private long _utcAtStartMs;

        /// <inheritdoc/>
        public long UptimeUs
        {
            get { return (long)HighResTimer.GetCurrent(); }
        }

        /// <inheritdoc/>
        public long UptimeMs
        {
            get { return UptimeUs / 1000; }
        }

        /// <inheritdoc/>
        public long UtcMs
        {
            get { return _utcAtStartMs == 0 ? 0 : _utcAtStartMs + UptimeMs; }
        }

        /// <summary>Sets the wall clock, as a time server tells it.</summary>
        /// <param name="utcMs">Milliseconds since 1970-01-01; 0 for not known.</param>
        public void SetUtc(long utcMs)
        {
            _utcAtStartMs = utcMs == 0 ? 0 : utcMs - UptimeMs;
        }
    }
}
