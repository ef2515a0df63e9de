using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Uplink
{
    /// <summary>
    /// Moves the log to the collector: in seq order, at most <see cref="Limits.Window"/> messages ahead of its cumulative acknowledgement, which
    /// alone frees the log. What is not acknowledged in time is sent again from the acknowledged seq on; after several times the
    /// connection is taken to be dead. Allocates in its constructor only; <see cref="Step"/> never blocks.
    /// </summary>
    public sealed class UplinkPump : IUplinkListener
    {
        /// <summary>The last will: what the broker says, retained, of a device that it has lost.</summary>
        public const string Will = "{\"state\":\"offline\"}";

        private readonly EventLog _log;
        private readonly IUplink _uplink;
        private readonly IClock _clock;
        private readonly IUplinkListener _commands;
        private readonly Topics _topics;
        private readonly EventEnvelope _envelope;
        private readonly Backoff _backoff;
        private readonly AckParser _ack = new AckParser();
        private readonly SendWindow _window = new SendWindow();
        private readonly LogCursor _cursor = new LogCursor();
        private readonly LogRecord _record = new LogRecord();
        private readonly IStatusSource _status;
        private readonly byte[] _statusBuffer = new byte[Limits.StatusBytes];
        private int _ackTimeoutMs;
        private PumpState _state;
        private long _untilMs;
        private uint _sentSeq;
        private uint _highestSent;
        private int _timeouts;
        private long _statusMs;
        private bool _isPaused;
        private long _notBeforeMs;

        /// <summary>A pump from <paramref name="log"/>, which is open, to <paramref name="uplink"/>.</summary>
        /// <param name="log">Where records come from.</param>
        /// <param name="uplink">The transport.</param>
        /// <param name="clock">For time-outs.</param>
        /// <param name="topics">The device's topics.</param>
        /// <param name="commands">Hears every message but acknowledgements; null for nobody.</param>
        /// <param name="status">Writes the retained status.</param>
        /// <param name="seed">For the back-off's jitter.</param>
        /// <param name="ackTimeoutMs">Messages unacknowledged for longer are sent again, ms.</param>
        /// <param name="maxBackoffMs">Longest pause before connecting again, ms.</param>
        public UplinkPump(
            EventLog log, IUplink uplink, IClock clock, Topics topics, IUplinkListener commands, IStatusSource status, uint seed, int ackTimeoutMs,
            int maxBackoffMs)
        {
            _log = log;
            _uplink = uplink;
            _clock = clock;
            _topics = topics;
            _commands = commands;
            _status = status;
            _ackTimeoutMs = ackTimeoutMs;
            _envelope = new EventEnvelope(log.LogId);
            _backoff = new Backoff(Limits.BackoffFirstMs, maxBackoffMs, seed);
            _sentSeq = log.AckedSeq;
            // A former start may have sent everything that is in the log.
            _highestSent = log.LastSeq;
        }

        /// <summary>What was sent, heard and refused.</summary>
        public UplinkCounters Counters { get; } = new UplinkCounters();

        /// <summary>Messages under way, 0..<see cref="Limits.Window"/>.</summary>
        public int InFlight
        {
            get { return _window.Count; }
        }

        /// <summary>True while events go out.</summary>
        public bool IsSending
        {
            get { return _state == PumpState.Sending; }
        }

        /// <summary>True where everything in the log is acknowledged over a connection that stands.</summary>
        public bool IsDrained
        {
            get { return _state == PumpState.Sending && _window.Count == 0 && _log.AckedSeq == _log.LastSeq; }
        }

        /// <summary>Takes other times, ms, from the configuration.</summary>
        public void Configure(int ackTimeoutMs, int maxBackoffMs)
        {
            _ackTimeoutMs = ackTimeoutMs;
            _backoff.Limit(maxBackoffMs);
        }

        /// <summary>Does what is due now. Called several times a second.</summary>
        public void Step()
        {
            _uplink.Poll(this);
            long nowMs = _clock.UptimeMs;
            if (_state >= PumpState.WaitingForAck && _uplink.State != LinkState.Up)
            {
                GiveUp(nowMs);
            }
            switch (_state)
            {
                case PumpState.Resting:
                    Rest(nowMs);
                    break;
                case PumpState.Connecting:
                    AwaitConnection(nowMs);
                    break;
                case PumpState.WaitingForAck:
                    _state = nowMs >= _untilMs ? PumpState.Sending : _state;
                    break;
                default:
                    Send(nowMs);
                    break;
            }
        }

        /// <summary>Says goodbye and disconnects: an orderly switch-off, which the last will would not tell.</summary>
        public void Stop()
        {
            TellStatus(false);
            GiveUp(_clock.UptimeMs);
        }

        /// <summary>Tells the status now, where there is a connection.</summary>
        /// <param name="isOnline">False for a goodbye: the connection is to be closed soon.</param>
        public void TellStatus(bool isOnline)
        {
            if (_state >= PumpState.WaitingForAck)
            {
                _statusMs = _clock.UptimeMs;
                PublishStatus(isOnline, 1);
            }
        }

        /// <summary>True while there is a connection over which something can be told.</summary>
        public bool IsConnected
        {
            get { return _state >= PumpState.WaitingForAck; }
        }

        /// <summary>Publishes something retained, where there is a connection.</summary>
        /// <param name="topic">One of the device's own.</param>
        /// <param name="payload">Holds the message from its first byte on.</param>
        /// <param name="length">Bytes of the message.</param>
        /// <returns>False where it did not go out.</returns>
        public bool TryTell(string topic, byte[] payload, int length)
        {
            return TryTell(topic, payload, length, true);
        }

        /// <summary>The same, and whether the broker keeps it.</summary>
        public bool TryTell(string topic, byte[] payload, int length, bool isRetained)
        {
            return IsConnected && _uplink.Publish(topic, payload, length, 1, isRetained);
        }

        /// <summary>Closes the connection and tries no other until <see cref="Resume"/>: the radio goes off.</summary>
        public void Pause()
        {
            _isPaused = true;
            if (_state != PumpState.Resting)
            {
                GiveUp(_clock.UptimeMs);
            }
        }

        /// <summary>Connects as soon as the least pause allows: the radio is on, and what failed before says nothing of this time.</summary>
        public void Resume()
        {
            _isPaused = false;
            _backoff.Reset();
            _untilMs = _state == PumpState.Resting ? _notBeforeMs : _untilMs;
        }

        /// <inheritdoc/>
        public void OnMessage(string topic, byte[] payload, int length)
        {
            if (topic != _topics.Ack)
            {
                if (_commands != null)
                {
                    _commands.OnMessage(topic, payload, length);
                }
                return;
            }
            if (!_ack.TryParse(payload, length))
            {
                Counters.AcksMalformed++;
            }
            else if (IsForeign(_ack.LogId))
            {
                Counters.AcksForeign++;
            }
            else if (IsBeyondSent(_ack.Seq))
            {
                Counters.AcksBeyondSent++;
            }
            else
            {
                OnAck(_ack.Seq);
            }
        }

        private void OnAck(uint seq)
        {
            // The retained acknowledgement is there: no need to wait for it any longer.
            _state = _state == PumpState.WaitingForAck ? PumpState.Sending : _state;
            if (seq <= _log.AckedSeq)
            {
                Counters.AcksStale++;
                return;
            }
            Counters.AcksTaken++;
            _timeouts = 0;
            _backoff.Reset();
            _log.Acknowledge(seq);
            _window.Release(seq);
            if (_sentSeq < seq)
            {
                _sentSeq = seq;
            }
        }

        private bool IsForeign(uint logId)
        {
            return logId != _log.LogId;
        }

        private bool IsBeyondSent(uint seq)
        {
            return seq > _highestSent;
        }

        private void Rest(long nowMs)
        {
            if (_isPaused || nowMs < _untilMs)
            {
                return;
            }
            Counters.ConnectsTried++;
            _uplink.Connect(_topics.Status, Will);
            _state = PumpState.Connecting;
            _untilMs = nowMs + Limits.ConnectTimeoutMs;
            _notBeforeMs = nowMs + (Limits.BackoffFirstMs / 2);
        }

        private void AwaitConnection(long nowMs)
        {
            LinkState link = _uplink.State;
            bool isUp = link == LinkState.Up;
            if (isUp && _uplink.Subscribe(_topics.Ack) && _uplink.Subscribe(_topics.ConfigAll) && _uplink.Subscribe(_topics.Wave)
                && _uplink.Subscribe(_topics.HealthAll) && PublishStatus(true, 1))
            {
                OnConnected(nowMs);
            }
            else if (link == LinkState.Down || nowMs >= _untilMs)
            {
                GiveUp(nowMs);
            }
        }

        private void OnConnected(long nowMs)
        {
            Counters.Connected++;
            _state = PumpState.WaitingForAck;
            _untilMs = nowMs + Limits.AckWaitMs;
            _statusMs = nowMs;
            Rewind();
            _timeouts = 0;
        }

        private bool PublishStatus(bool isOnline, int qos)
        {
            return _uplink.Publish(_topics.Status, _statusBuffer, _status.WriteStatus(_statusBuffer, isOnline), qos, true);
        }

        private void GiveUp(long nowMs)
        {
            _uplink.Disconnect();
            _state = PumpState.Resting;
            _untilMs = nowMs + _backoff.NextMs();
        }

        private void Send(long nowMs)
        {
            if (_window.IsOverdue(nowMs, _ackTimeoutMs))
            {
                _timeouts++;
                if (_timeouts >= Limits.TimeoutsBeforeReconnect)
                {
                    Counters.HalfOpenClosed++;
                    GiveUp(nowMs);
                    return;
                }
                Counters.Resends++;
                Rewind();
            }
            while (!_window.IsFull && SendNext(nowMs))
            {
            }
            if (nowMs - _statusMs >= Limits.StatusEveryMs)
            {
                _statusMs = nowMs;
                PublishStatus(true, 0);
            }
        }

        private void Rewind()
        {
            _window.Clear();
            _sentSeq = _log.AckedSeq;
        }

        private bool SendNext(long nowMs)
        {
            _cursor.Seq = _sentSeq;
            if (!_log.Read(_cursor, _record))
            {
                return false;
            }
            bool isGap = IsGap(_record.Seq);
            uint last = isGap ? _record.Seq - 1 : _record.Seq;
            int length = isGap
                ? _envelope.WriteGap(_sentSeq + 1, last, _log.AckedSeq)
                : _envelope.WriteRecord(_record, _log.AckedSeq);
            if (!_uplink.Publish(_topics.Event, _envelope.Buffer, length, 1, false))
            {
                Counters.PublishesRefused++;
                return false;
            }
            Counters.GapsSent += isGap ? 1 : 0;
            Counters.RecordsSent += isGap ? 0 : 1;
            OnSent(last, nowMs);
            return true;
        }

        // A hole in the sequence is told before what stands behind it.
        private bool IsGap(uint seq)
        {
            return seq > _sentSeq + 1;
        }

        private void OnSent(uint last, long nowMs)
        {
            _sentSeq = last;
            _highestSent = last > _highestSent ? last : _highestSent;
            _window.Add(last, nowMs);
        }
    }
}
