namespace EdgeTwin.Device.Ports
{
    /// <summary>
    /// An MQTT client, as a transport and not as a store: what it accepts may be lost, doubled, late or out of order. It never connects
    /// again by itself. No member throws or blocks; events of other threads wait for <see cref="Poll"/>.
    /// </summary>
    public interface IUplink
    {
        /// <summary>The connection's state now.</summary>
        LinkState State { get; }

        /// <summary>Starts connecting, with the last will that the broker publishes (retained) when the device is lost.</summary>
        void Connect(string willTopic, string willMessage);

        /// <summary>Closes the connection and forgets what it had under way.</summary>
        void Disconnect();

        /// <summary>Asks for the messages of a topic.</summary>
        /// <returns>False where the client did not take it: ask again.</returns>
        bool Subscribe(string topic);

        /// <summary>Hands a message over. The bytes are copied during the call.</summary>
        /// <param name="topic">Where to.</param>
        /// <param name="payload">Holds the message from its first byte on.</param>
        /// <param name="length">Bytes of the message.</param>
        /// <param name="qos">0 or 1.</param>
        /// <param name="isRetained">True where the broker keeps it for later subscribers.</param>
        /// <returns>False where the client did not take it.</returns>
        bool Publish(string topic, byte[] payload, int length, int qos, bool isRetained);

        /// <summary>Delivers what has come in since the last call, on the caller's thread.</summary>
        void Poll(IUplinkListener listener);
    }
}
