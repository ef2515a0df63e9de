using EdgeTwin.Device.Ports;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>A link that stands at once and a collector that acknowledges everything, without an allocation a message.</summary>
    public sealed class AckingUplink : IUplink
    {
        private const string LogField = "\"log\":\"";

        private readonly byte[] _ack = new byte[19];
        private readonly string _ackTopic;
        private int _ackLength;

        /// <summary>A link of a device.</summary>
        public AckingUplink(string deviceId)
        {
            _ackTopic = "edgetwin/" + deviceId + "/cmd/ack";
        }

        /// <summary>Events that came over it.</summary>
        public int Events { get; private set; }

        /// <inheritdoc/>
        public LinkState State { get; private set; }

        /// <inheritdoc/>
        public void Connect(string willTopic, string willMessage)
        {
            State = LinkState.Up;
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
            State = LinkState.Down;
        }

        /// <inheritdoc/>
        public bool Subscribe(string topic)
        {
            return true;
        }

        /// <inheritdoc/>
        public bool Publish(string topic, byte[] payload, int length, int qos, bool isRetained)
        {
            int log = Find(payload, length, LogField);
            int seq = Find(payload, length, "\"lastSeq\":");
            seq = seq < 0 ? Find(payload, length, "\"seq\":") : seq;
            if (log < 0 || seq < 0)
            {
                return true;
            }
            Events++;
            _ackLength = 0;
            for (int i = log; payload[i] != '"'; i++)
            {
                _ack[_ackLength++] = payload[i];
            }
            _ack[_ackLength++] = (byte)' ';
            for (int i = seq; payload[i] >= '0' && payload[i] <= '9'; i++)
            {
                _ack[_ackLength++] = payload[i];
            }
            return true;
        }

        /// <inheritdoc/>
        public void Poll(IUplinkListener listener)
        {
            if (_ackLength > 0)
            {
                int length = _ackLength;
                _ackLength = 0;
                listener.OnMessage(_ackTopic, _ack, length);
            }
        }

        // Where what follows the field begins, or -1.
        private static int Find(byte[] json, int length, string field)
        {
            for (int i = 0; i + field.Length < length; i++)
            {
                int k = 0;
                while (k < field.Length && json[i + k] == field[k])
                {
                    k++;
                }
                if (k == field.Length)
                {
                    return i + k;
                }
            }
            return -1;
        }
    }
}
