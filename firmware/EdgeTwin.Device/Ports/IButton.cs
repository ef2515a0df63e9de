namespace EdgeTwin.Device.Ports
{
    /// <summary>A button, as it is now: its bouncing is the caller's matter.</summary>
    public interface IButton
    {
        /// <summary>True while it is held down. Does not throw.</summary>
        bool IsPressed { get; }
    }
}
