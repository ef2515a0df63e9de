using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Device.Power
{
    /// <summary>
    /// When the radio is on. It comes on at once for an alarm and for the wearer's button, else every so many minutes, or when the log is half full; it stays on until
    /// all is acknowledged and nobody watches a waveform, or until nothing has moved for a time. Where that was in vain it comes back with growing pauses. With 0 minutes it
    /// is always on and the plan does nothing. What waits meanwhile waits in the durable log. Allocates in its constructor only.
    /// </summary>
    public sealed class DutyPlan
    {
        private readonly IRadio _radio;
        private readonly UplinkPump _pump;
        private readonly EventLog _log;
        private readonly StatusReport _status;
        private readonly Backoff _backoff;
        private readonly int _halfSegments;
        private int _minutes;
        private int _patienceMs = Limits.UplinkPatienceMs;
        private int _maxBackoffMs = Limits.BackoffFirstMs;
        private long _dueMs;
        private long _sinceMs;
        private uint _ackedSeq;
        private bool _wasSending;
        private bool _isFailing;
        private int _segmentsAtRest;
        private long _urgentSeen;
        private long _urgentDone;

        /// <summary>A plan for <paramref name="radio"/>.</summary>
        /// <param name="radio">The radio; null where it cannot be switched, so that it is always on.</param>
        /// <param name="pump">Is held back while the radio is off.</param>
        /// <param name="log">What waits.</param>
        /// <param name="status">Says for how long the device will not be heard of.</param>
        /// <param name="logSegments">Segments that the log may fill.</param>
        /// <param name="seed">For the pauses' jitter.</param>
        public DutyPlan(IRadio radio, UplinkPump pump, EventLog log, StatusReport status, int logSegments, uint seed)
        {
            _radio = radio;
            _pump = pump;
            _log = log;
            _status = status;
            _halfSegments = logSegments / 2 < 2 ? 2 : logSegments / 2;
            _backoff = new Backoff(Limits.RadioBackoffFirstMs, Limits.RadioBackoffFirstMs, ~seed);
        }

        /// <summary>What the radio is at.</summary>
        public DutyState State { get; private set; }

        /// <summary>True while the radio is off because nothing is due, and not because the network was not to be had.</summary>
        public bool IsResting
        {
            get { return State == DutyState.Resting && !_isFailing; }
        }

        /// <summary>Times that the radio was switched on.</summary>
        public int Openings { get; private set; }

        /// <summary>Those after which something still waited.</summary>
        public int Failures { get; private set; }

        /// <summary>Takes the settings.</summary>
        /// <param name="minutes">Minutes between two uplinks; 0 for always on.</param>
        /// <param name="ackTimeoutMs">What the pump waits for an acknowledgement, ms.</param>
        /// <param name="maxBackoffMs">Longest pause while an alarm waits, ms.</param>
        /// <param name="nowMs">Now.</param>
        public void Configure(int minutes, int ackTimeoutMs, int maxBackoffMs, long nowMs)
        {
            _patienceMs = Limits.UplinkPatienceMs + ackTimeoutMs;
            _maxBackoffMs = maxBackoffMs;
            int before = _minutes;
            _minutes = _radio == null ? 0 : minutes;
            if (_minutes == before)
            {
                return;
            }
            if (_minutes == 0)
            {
                Stay();
            }
            else if (before == 0)
            {
                Open(nowMs);
            }
            else if (IsResting)
            {
                _dueMs = nowMs + RestMs();
            }
        }

        /// <summary>Does what is due now. Called several times a second.</summary>
        /// <param name="nowMs">Now.</param>
        /// <param name="urgent">Alarms and symptoms since the start: what is not to wait.</param>
        /// <param name="isWatched">True while a waveform is on.</param>
        public void Step(long nowMs, long urgent, bool isWatched)
        {
            switch (State)
            {
                case DutyState.AlwaysOn:
                    return;
                case DutyState.Resting:
                    Rest(nowMs, urgent);
                    break;
                case DutyState.Joining:
                    Join(nowMs);
                    break;
                case DutyState.Open:
                    Empty(nowMs, isWatched);
                    break;
                case DutyState.SayingGoodbye:
                    SayGoodbye(nowMs, isWatched);
                    break;
                default:
                    Close(nowMs, urgent);
                    break;
            }
            // What came while the radio is on goes with this uplink; where that fails, the pauses see to it.
            _urgentSeen = State > DutyState.Resting && State < DutyState.Closing ? urgent : _urgentSeen;
        }

        /// <summary>What waits is to go now: the device is to be switched off.</summary>
        public void Hasten()
        {
            _dueMs = 0;
        }

        private void Rest(long nowMs, long urgent)
        {
            bool isFull = !_isFailing && _log.SegmentCount >= _halfSegments && _log.SegmentCount > _segmentsAtRest;
            if (nowMs >= _dueMs || urgent != _urgentSeen || isFull)
            {
                Open(nowMs);
            }
        }

        private void Open(long nowMs)
        {
            Openings++;
            State = DutyState.Joining;
            _sinceMs = nowMs;
            _pump.Pause();
            _radio.On();
        }

        private void Join(long nowMs)
        {
            if (_radio.IsUp)
            {
                Work(nowMs);
            }
            else if (nowMs - _sinceMs >= _patienceMs)
            {
                Disconnect(nowMs, true);
            }
        }

        private void Work(long nowMs)
        {
            State = DutyState.Open;
            _sinceMs = nowMs;
            _ackedSeq = _log.AckedSeq;
            _wasSending = false;
            _pump.Resume();
        }

        private void Empty(long nowMs, bool isWatched)
        {
            bool isWatchedNow = isWatched && _pump.IsSending;
            // The first connection counts as progress, those after it do not: a broker that accepts and acknowledges nothing must not keep the radio on.
            if (_log.AckedSeq != _ackedSeq || (_pump.IsSending && !_wasSending) || isWatchedNow)
            {
                _ackedSeq = _log.AckedSeq;
                _wasSending = _wasSending || _pump.IsSending;
                _sinceMs = nowMs;
            }
            else if (_pump.IsDrained && nowMs - _sinceMs >= Limits.UplinkLingerMs)
            {
                State = DutyState.SayingGoodbye;
                _sinceMs = nowMs;
                _status.NextUplinkS = RestMs() / 1000;
                _pump.TellStatus(false);
                // A switch-off's goodbye must not promise anything.
                _status.NextUplinkS = 0;
            }
            else if (nowMs - _sinceMs >= _patienceMs)
            {
                Disconnect(nowMs, true);
            }
        }

        private void SayGoodbye(long nowMs, bool isWatched)
        {
            if (!_pump.IsDrained || isWatched)
            {
                State = DutyState.Open;
                _sinceMs = nowMs;
                _pump.TellStatus(true);
            }
            else if (nowMs - _sinceMs >= Limits.GoodbyeMs)
            {
                _urgentDone = _urgentSeen;
                Disconnect(nowMs, false);
            }
        }

        private void Disconnect(long nowMs, bool hasFailed)
        {
            _isFailing = hasFailed;
            Failures += hasFailed ? 1 : 0;
            State = DutyState.Closing;
            _sinceMs = nowMs;
            _pump.Pause();
        }

        private void Close(long nowMs, long urgent)
        {
            if (urgent != _urgentSeen)
            {
                Openings++;
                State = DutyState.Joining;
                _sinceMs = nowMs;
                return;
            }
            if (nowMs - _sinceMs < Limits.DisconnectMs)
            {
                return;
            }
            _radio.Off();
            State = DutyState.Resting;
            _segmentsAtRest = _log.SegmentCount;
            if (_isFailing)
            {
                _backoff.Limit(_urgentSeen == _urgentDone && RestMs() > _maxBackoffMs ? RestMs() : _maxBackoffMs);
                _dueMs = nowMs + _backoff.NextMs();
            }
            else
            {
                _backoff.Reset();
                _dueMs = nowMs + RestMs();
            }
        }

        private void Stay()
        {
            if (State == DutyState.Resting)
            {
                _radio.On();
            }
            if (State == DutyState.SayingGoodbye)
            {
                _pump.TellStatus(true);
            }
            else if (State != DutyState.Open)
            {
                _pump.Resume();
            }
            State = DutyState.AlwaysOn;
        }

        private int RestMs()
        {
            return _minutes * 60000;
        }
    }
}
