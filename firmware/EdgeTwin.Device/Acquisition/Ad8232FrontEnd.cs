using EdgeTwin.Core.Signal;
using EdgeTwin.Device.Ports;
using Iot.Device.Ad8232;

namespace EdgeTwin.Device.Acquisition
{
    /// <summary>
    /// The AD8232 behind the board's own converter, by best effort: converted when the loop comes round, stamped, and put onto the 250 Hz grid by
    /// straight lines. A loop slower than 4 ms loses what lies between; one slower than 20 ms is a gap.
    /// </summary>
    public sealed class Ad8232FrontEnd : IEcgFrontEnd
    {
        private const int LeastPeriodUs = 3500;
        private const int LongestBridgeUs = 20000;
        // What fits between two readings that are bridged, both ends included.
        private const int MostAtOnce = (LongestBridgeUs / 4000) + 1;
        private const int PositiveOff = 8;
        private const int NegativeOff = 2;

        private readonly Ad8232 _driver;
        private readonly IFineClock _clock;
        private readonly LinearResampler _resampler = new LinearResampler(LongestBridgeUs);
        private readonly int[] _microvolts = new int[MostAtOnce];
        private long _readUs;
        private bool _isLeadOff;
        private bool _isRunning;

        /// <summary>A front end over its driver.</summary>
        public Ad8232FrontEnd(Ad8232 driver, IFineClock clock)
        {
            _driver = driver;
            _clock = clock;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "ad8232"; }
        }

        /// <inheritdoc/>
        public int HighPassMilliHz
        {
            get { return Ad8232.HighPassMilliHz; }
        }

        /// <inheritdoc/>
        public bool AllowsSt
        {
            get { return Ad8232.AllowsSt; }
        }

        /// <inheritdoc/>
        public int LatencyMs
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public long Readings
        {
            get { return _driver.Taken + _driver.Refused; }
        }

        /// <inheritdoc/>
        public FrontEndState State
        {
            get { return _isRunning ? FrontEndState.Running : FrontEndState.Off; }
        }

        /// <inheritdoc/>
        public void Begin(long nowMs)
        {
            _isRunning = true;
            _driver.ResetJitter();
        }

        /// <inheritdoc/>
        public void Step(long nowMs, IEcgTaker taker)
        {
            long nowUs = _clock.UptimeUs;
            if (!_isRunning || nowUs - _readUs < LeastPeriodUs)
            {
                return;
            }
            _readUs = nowUs;
            bool isRead = _driver.TryRead(nowUs, out int microvolts);
            NoteLeads(taker);
            if (!isRead)
            {
                return;
            }
            int missing = _resampler.Push(nowUs, microvolts);
            if (missing > 0)
            {
                taker.OnEcgGap(missing);
            }
            int count = 0;
            while (_resampler.HasSample && count < _microvolts.Length)
            {
                _microvolts[count++] = _resampler.Take();
            }
            taker.OnEcg(_microvolts, count);
        }

        private void NoteLeads(IEcgTaker taker)
        {
            bool isOff = _driver.IsPositiveOff || _driver.IsNegativeOff;
            if (isOff != _isLeadOff)
            {
                _isLeadOff = isOff;
                taker.OnLeads(isOff, (_driver.IsPositiveOff ? PositiveOff : 0) + (_driver.IsNegativeOff ? NegativeOff : 0));
            }
        }
    }
}
