namespace EdgeTwin.Device.Uplink
{
    /// <summary>What the device says of itself, retained at the broker.</summary>
    public interface IStatusSource
    {
        /// <summary>Writes the status as JSON.</summary>
        /// <param name="buffer">At least <see cref="Limits.StatusBytes"/> long.</param>
        /// <param name="isOnline">False for an orderly switch-off.</param>
        /// <returns>Bytes written.</returns>
        int WriteStatus(byte[] buffer, bool isOnline);
    }
}
