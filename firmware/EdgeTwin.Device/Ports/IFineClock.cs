namespace EdgeTwin.Device.Ports
{
    /// <summary>Time in microseconds, for samples that are stamped when they are taken.</summary>
    public interface IFineClock
    {
        /// <summary>Microseconds since the device started; never goes back.</summary>
        long UptimeUs { get; }
    }
}
