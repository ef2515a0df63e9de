namespace EdgeTwin.Device.Ports
{
    /// <summary>Hears what comes in over the link.</summary>
    public interface IUplinkListener
    {
        /// <summary>A message came in. Everything about it is the network's word and is to be checked; the buffer is valid during the call only.</summary>
        void OnMessage(string topic, byte[] payload, int length);
    }
}
