using System;
using EdgeTwin.Device.Health;
using Iot.Device.Max30102;

namespace EdgeTwin.Device.Acquisition
{
    /// <summary>The MAX30102 at 100 samples a second.</summary>
    public sealed partial class Max30102FrontEnd : IPpgFrontEnd, ISelfTesting, IDiagnosed
    {
        // The FIFO holds 320 ms; read at less than half of it, one late round loses nothing.
        private const int ReadEveryMs = 150;

        private const int TemperatureEveryMs = 10000;
        private const int MixedSamples = 2;

        private readonly Max30102 _driver;
        private readonly int[] _red = new int[Max30102.FifoDepth];
        private readonly int[] _infrared = new int[Max30102.FifoDepth];
        private readonly LedControl _redLed;
        private readonly LedControl _infraredLed;
        private long _readMs;
        private long _temperatureMs;
        private int _toDrop;
        private bool _isChanged;

        /// <summary>A front end over its driver.</summary>
        public Max30102FrontEnd(Max30102 driver)
        {
            _driver = driver;
            _redLed = new LedControl(driver.RedMicroamps);
            _infraredLed = new LedControl(driver.InfraredMicroamps);
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "max30102"; }
        }

        /// <inheritdoc/>
        public int LedChanges { get; private set; }

        /// <inheritdoc/>
        public int RedMicroamps
        {
            get { return _redLed.Microamps; }
        }

        /// <inheritdoc/>
        public int InfraredMicroamps
        {
            get { return _infraredLed.Microamps; }
        }

        /// <inheritdoc/>
        public long Readings
        {
            get { return _driver.Counters.Taken + _driver.Counters.Discarded; }
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
                    case Max30102State.SelfTest:
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
            if (SelfTest == SelfTestResult.Running && StepSelfTest(nowMs))
            {
                return;
            }
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
            if (_toDrop > 0 && count > 0)
            {
                count = DropMixed(taker, count);
            }
            if (count > 0)
            {
                taker.OnPpg(_red, _infrared, count);
                SteerLeds(nowMs, _red[count - 1], _infrared[count - 1], taker);
            }
            StepTemperature(nowMs, taker);
        }

        // What was converted while the current changed is of neither level.
        private int DropMixed(IPpgTaker taker, int count)
        {
            int dropped = count < _toDrop ? count : _toDrop;
            _toDrop -= dropped;
            taker.OnPpgGap(dropped);
            if (_toDrop == 0 && _isChanged)
            {
                _isChanged = false;
                taker.OnLedChange();
            }
            Array.Copy(_red, dropped, _red, 0, count - dropped);
            Array.Copy(_infrared, dropped, _infrared, 0, count - dropped);
            return count - dropped;
        }

        private void SteerLeds(long nowMs, int red, int infrared, IPpgTaker taker)
        {
            bool isWeak = taker.IsPulseWeak;
            bool isNew = _infraredLed.Take(nowMs, infrared, isWeak) | _redLed.Take(nowMs, red, isWeak);
            if (!isNew)
            {
                return;
            }
            LedChanges++;
            _toDrop = MixedSamples;
            _isChanged = true;
            // Where the part does not answer now, its next start sets them.
            _ = _driver.TrySetLedCurrents(_redLed.Microamps, _infraredLed.Microamps);
        }

        private void StepTemperature(long nowMs, IPpgTaker taker)
        {
            if (_driver.TryReadTemperature(nowMs, out int sixteenths))
            {
                taker.OnDieTemperature(sixteenths);
            }
            else if (nowMs - _temperatureMs >= TemperatureEveryMs && _driver.BeginTemperature(nowMs))
            {
                _temperatureMs = nowMs;
            }
        }
    }
}
