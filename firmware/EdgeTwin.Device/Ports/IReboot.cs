namespace EdgeTwin.Device.Ports
{
    /// <summary>Starts the device anew.</summary>
    public interface IReboot
    {
        /// <summary>Does not return on a board. What is not durable is lost.</summary>
        void Reboot();
    }
}
