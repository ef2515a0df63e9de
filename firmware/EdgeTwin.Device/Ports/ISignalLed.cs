namespace EdgeTwin.Device.Ports
{
    /// <summary>A light or a vibration motor.</summary>
    public interface ISignalLed
    {
        /// <summary>Shows a hint until the next one. Does not block or throw.</summary>
        void Show(SignalHint hint);
    }
}
