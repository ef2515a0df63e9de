using System;
using EdgeTwin.App.Identity;
using EdgeTwin.Device.Ports;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeTwin.App.Adapters
{
    /// <summary>
    /// nanoFramework's MQTT client as a transport. Connecting blocks, and so does ending a connection (0.2 to 2 s, longer than a front end's FIFO holds), so both
    /// run in the background; what comes in waits in a bounded inbox for the loop; of two connections that overlap, only the newer is heard. Every client is used once.
    /// </summary>
    public sealed class MqttUplink : IUplink
    {
        private const ushort KeepAliveS = 30;
        // The client notes a message before it refuses it for a full queue, and forgets it only when it is closed: so its queue is never let run full.
        private const int MostUnderWay = 12;
        private const int ClientQueue = 16;

        // A connection that hangs keeps its thread until it times out.
        private const int MostWorking = 2;

        private readonly DeviceIdentity _identity;
        private readonly IBackground _background;
        private readonly Inbox _inbox = new Inbox();
        private readonly object _lock = new object();
        private MqttClient _client;
        private LinkState _state;
        private int _attempt;
        private int _underWay;
        private int _working;

        /// <summary>A link to the broker of <paramref name="identity"/>, not connected.</summary>
        public MqttUplink(DeviceIdentity identity, IBackground background)
        {
            _identity = identity;
            _background = background;
            LastError = string.Empty;
        }

        /// <summary>Why the last connection did not come about; empty where it did.</summary>
        public string LastError { get; private set; }

        /// <summary>Messages from the network that were too large or too many.</summary>
        public int Dropped
        {
            get { return _inbox.Dropped; }
        }

        /// <inheritdoc/>
        public LinkState State
        {
            get
            {
                lock (_lock)
                {
                    if (_state == LinkState.Up && !_client.IsConnected)
                    {
                        _state = LinkState.Down;
                    }
                    return _state;
                }
            }
        }

        /// <inheritdoc/>
        public void Connect(string willTopic, string willMessage)
        {
            MqttClient before = Drop();
            int attempt;
            lock (_lock)
            {
                attempt = _attempt;
                if (before == null && _working >= MostWorking)
                {
                    LastError = "earlier connections still hang";
                    return;
                }
                _state = LinkState.Connecting;
                _working++;
            }
            // One after the other: the heap has no room for the TLS sessions of two.
            _background.Run(() =>
            {
                End(before);
                ConnectNow(attempt, willTopic, willMessage);
                Leave();
            });
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
            MqttClient client = Drop();
            if (client != null)
            {
                _background.Run(() => End(client));
            }
        }

        /// <inheritdoc/>
        public bool Subscribe(string topic)
        {
            MqttClient client = _client;
            try
            {
                if (client == null || !client.IsConnected)
                {
                    return false;
                }
                client.Subscribe(new string[] { topic }, new MqttQoSLevel[] { MqttQoSLevel.AtLeastOnce });
                return true;
            }
            catch (Exception error)
            {
                LastError = error.Message;
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Publish(string topic, byte[] payload, int length, int qos, bool isRetained)
        {
            MqttClient client = _client;
            try
            {
                if (client == null || !client.IsConnected || (qos > 0 && !MayPublish()))
                {
                    return false;
                }
                // The client keeps the array until it is acknowledged: it gets its own.
                byte[] message = new byte[length];
                Array.Copy(payload, 0, message, 0, length);
                client.Publish(topic, message, null, null, qos == 0 ? MqttQoSLevel.AtMostOnce : MqttQoSLevel.AtLeastOnce, isRetained);
                return true;
            }
            catch (Exception error)
            {
                // The queue is full, or the connection broke under the call: the pump tries again.
                LastError = error.Message;
                return false;
            }
        }

        /// <inheritdoc/>
        public void Poll(IUplinkListener listener)
        {
            while (_inbox.TryTake(out string topic, out byte[] payload))
            {
                listener.OnMessage(topic, payload, payload.Length);
            }
        }

        // Nothing of the connection counts from here on; what is left of it is to be ended.
        private MqttClient Drop()
        {
            MqttClient client;
            lock (_lock)
            {
                _attempt++;
                _state = LinkState.Down;
                client = _client;
                _client = null;
            }
            if (client != null)
            {
                client.MqttMsgPublishReceived -= OnReceived;
                client.MqttMsgPublished -= OnPublished;
            }
            _inbox.Clear();
            return client;
        }

        private void ConnectNow(int attempt, string willTopic, string willMessage)
        {
            MqttClient client = null;
            string error = string.Empty;
            bool isUp = false;
            try
            {
                // The constructor looks the name up, so it may block and throw too.
                client = new MqttClient(_identity.BrokerHost);
                client.Init(_identity.BrokerHost, _identity.BrokerPort, _identity.IsTls, _identity.CaCertificate, null, _identity.IsTls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
                client.Settings.InflightQueueSize = ClientQueue;
                client.MqttMsgPublishReceived += OnReceived;
                client.MqttMsgPublished += OnPublished;
                MqttReasonCode answer = client.Connect(
                    _identity.DeviceId, null, null, true, MqttQoSLevel.AtLeastOnce, true, willTopic, willMessage, true, KeepAliveS);
                isUp = answer == MqttReasonCode.Success;
                if (!isUp)
                {
                    error = "the broker refuses us";
                }
            }
            catch (Exception cause)
            {
                error = cause.InnerException == null ? cause.Message : cause.InnerException.Message;
            }
            if (!Settle(attempt, client, isUp, error) && client != null)
            {
                client.MqttMsgPublishReceived -= OnReceived;
                client.MqttMsgPublished -= OnPublished;
                End(client);
            }
        }

        // The result counts only where nobody has given this try up in the meantime.
        private bool Settle(int attempt, MqttClient client, bool isUp, string error)
        {
            lock (_lock)
            {
                if (attempt != _attempt)
                {
                    return false;
                }
                LastError = error;
                _state = isUp ? LinkState.Up : LinkState.Down;
                _client = isUp ? client : null;
                _underWay = 0;
                return isUp;
            }
        }

        private bool MayPublish()
        {
            lock (_lock)
            {
                if (_underWay >= MostUnderWay)
                {
                    return false;
                }
                _underWay++;
                return true;
            }
        }

        private void Leave()
        {
            lock (_lock)
            {
                _working--;
            }
        }

        // Acknowledged or given up by the client: either way it is out of its queue.
        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            lock (_lock)
            {
                if (sender == _client && _underWay > 0)
                {
                    _underWay--;
                }
            }
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            lock (_lock)
            {
                // An older connection's last words.
                if (_client != null && sender != _client)
                {
                    return;
                }
            }
            _inbox.Add(e.Topic, e.Message);
        }

        private static void End(MqttClient client)
        {
            if (client == null)
            {
                return;
            }
            try
            {
                if (client.IsConnected)
                {
                    client.Disconnect();
                }
            }
            catch (Exception)
            {
                // Nobody hears the goodbye. The client's threads and its socket are still to be ended.
            }
            try
            {
                client.Close();
            }
            catch (Exception)
            {
                // There is nothing left to try.
            }
        }
    }
}
