using Iot.Device.Max30102;

namespace EdgeTwin.Device.Acquisition
{
    /// <summary>The MAX30102 at 100 samples a second.</summary>
    public sealed class Max30102FrontEnd : IPpgFrontEnd
    {
        // The FIFO holds 320 ms; read at less than half of it, one late round loses nothing.
        private const int ReadEveryMs = 150;

        private readonly Max30102 _driver;
        private readonly int[] _red = new int[Max30102.FifoDepth];
        private readonly int[] _infrared = new int[Max30102.FifoDepth];
        private long _readMs;

        /// <summary>A front end over its driver.</summary>
        public Max30102FrontEnd(Max30102 driver)
        {
            _driver = driver;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "max30102"; }
        }

        /// <inheritdoc/>
        public long Readings
        {
            get { return _driver.Counters.Taken; }
        }

        /// <inheritdoc/>
        public FrontEndState State
        {
            get
            {
                switch (_driver.State)
                {
                    case Max30102State.Off:
                    case Max30102State.ShutDown:
                        return FrontEndState.Off;
                    case Max30102State.Running:
                        return FrontEndState.Running;
                    case Max30102State.WrongPart:
                        return FrontEndState.WrongPart;
                    case Max30102State.Faulted:
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
        public void Step(long nowMs, IPpgTaker taker)
        {
            if (!_driver.IsReady(nowMs) || nowMs - _readMs < ReadEveryMs)
            {
                return;
            }
            _readMs = nowMs;
            if (!_driver.TryRead(nowMs, _red, _infrared, out int count))
            {
                return;
            }
            if (_driver.GapSamples > 0)
            {
                taker.OnPpgGap(_driver.GapSamples > int.MaxValue ? int.MaxValue : (int)_driver.GapSamples);
            }
            if (count > 0)
            {
                taker.OnPpg(_red, _infrared, count);
            }
        }
    }
}
