using EdgeTwin.Device.Health;
using Iot.Device.Max30003;

namespace EdgeTwin.Device.Acquisition
{
    /// <summary>The MAX30003: 250 samples a second from its own crystal, which are the twin's samples as they are.</summary>
    public sealed partial class Max30003FrontEnd : IEcgFrontEnd, ISelfTesting, IDiagnosed
    {
        // The FIFO holds 128 ms; read at less than half of it, one late round loses nothing.
        private const int ReadEveryMs = 60;
        private const int HighestStMilliHz = 50;

        private readonly Max30003 _driver;
        private readonly int[] _microvolts = new int[Max30003.MostSamples];
        private long _readMs;
        private long _voids;
        private int _missing;
        private bool _isLeadOff;

        /// <summary>A front end over its driver.</summary>
        public Max30003FrontEnd(Max30003 driver)
        {
            _driver = driver;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "max30003"; }
        }

        /// <inheritdoc/>
        public int HighPassMilliHz
        {
            get { return _driver.HighPassMilliHz; }
        }

        /// <inheritdoc/>
        public bool AllowsSt
        {
            get { return _driver.HighPassMilliHz <= HighestStMilliHz; }
        }

        /// <inheritdoc/>
        public int LatencyMs
        {
            get { return _driver.LatencyUs / 1000; }
        }

        /// <inheritdoc/>
        public long Readings
        {
            get { return _driver.Counters.Taken + _testSteps; }
        }

        /// <inheritdoc/>
        public FrontEndState State
        {
            get
            {
                switch (_driver.State)
                {
                    case Max30003State.Off:
                        return FrontEndState.Off;
                    case Max30003State.Running:
                    case Max30003State.SelfTest:
                        return FrontEndState.Running;
                    case Max30003State.WrongPart:
                        return FrontEndState.WrongPart;
                    case Max30003State.Faulted:
                        return FrontEndState.Faulted;
                    default:
                        return FrontEndState.Starting;
                }
            }
        }

        /// <inheritdoc/>
        public void Begin(long nowMs)
        {
            _driver.Begin(nowMs);
        }

        /// <inheritdoc/>
        public void Step(long nowMs, IEcgTaker taker)
        {
            if (SelfTest == SelfTestResult.Running && StepSelfTest(nowMs))
            {
                return;
            }
            if (!_driver.IsReady(nowMs) || nowMs - _readMs < ReadEveryMs)
            {
                return;
            }
            _readMs = nowMs;
            bool isRead = _driver.TryRead(nowMs, _microvolts, out int count);
            NoteLeads(nowMs, taker);
            if (isRead && _isLeadOff)
            {
                GiveTime(taker, count);
            }
            else if (isRead && IsMute(nowMs, count))
            {
                Drop(taker, count);
            }
            else if (isRead)
            {
                Give(taker, count);
            }
        }

        // Samples whose voltage is void (fast recovery) are a gap with those that are lost. They are rare: a block without any goes as it is.
        private void Give(IEcgTaker taker, int count)
        {
            AddMissing(_driver.GapSamples);
            long voids = _driver.Counters.Void;
            if (voids == _voids)
            {
                GiveBlock(taker, count);
                return;
            }
            _voids = voids;
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                if (_microvolts[i] != Max30003.VoidSample)
                {
                    _microvolts[kept++] = _microvolts[i];
                    continue;
                }
                GiveBlock(taker, kept);
                kept = 0;
                AddMissing(1);
            }
            GiveBlock(taker, kept);
        }

        private void GiveBlock(IEcgTaker taker, int count)
        {
            if (count == 0)
            {
                return;
            }
            if (_missing > 0)
            {
                taker.OnEcgGap(_missing);
                _missing = 0;
            }
            taker.OnEcg(_microvolts, count);
        }

        private void AddMissing(long samples)
        {
            _missing = samples > int.MaxValue - _missing ? int.MaxValue : _missing + (int)samples;
        }
    }
}
