using System;
using System.Device.I2c;
using Iot.Device.Bus;

namespace Iot.Device.Max30102
{
    /// <summary>
    /// MAX30102 pulse oximeter and heart-rate sensor in SpO2 mode (Maxim datasheet Rev 1, 10/18). It never sleeps and reads no clock:
    /// <see cref="Begin"/>, then <see cref="IsReady"/> until true, then <see cref="TryRead"/> at least every 300 ms at 100 samples a second.
    /// Nothing is allocated after construction. Loss is told: in <see cref="GapSamples"/> where it lies, in <see cref="Counters"/> in sum.
    /// </summary>
    public sealed partial class Max30102 : IDisposable
    {
        /// <summary>Its only address, seven bits.</summary>
        public const int DefaultI2cAddress = 0x57;

        /// <summary>Places in the FIFO; the arrays given to <see cref="TryRead"/> must hold as many.</summary>
        public const int FifoDepth = 32;

        private const int ExpectedPartId = 0x15;
        private const int ReadsBeforeWrongPart = 3;
        private const int ResetTimeoutMs = 100;
        private const int TemperatureTimeoutMs = 100;
        private const int RestAfterReportMs = 1000;
        private const int StuckAfterMs = 250;
        private const int StuckAfterSamples = 40;
        private const int PointerMask = FifoDepth - 1;
        private const int HighestOverflow = 31;
        private const int ModeSpo2 = 0x03;
        private const int ModeReset = 0x40;
        private const int ModeShutDown = 0x80;
        private const int StatusAlmostFull = 0x80;
        private const int StatusAmbient = 0x20;
        private const int StatusPower = 0x01;
        private const int StatusTemperature = 0x02;
        private const long MsTimesMilliHz = 1000000;

        private readonly Max30102Port _port;
        private readonly Max30102Settings _settings;
        private readonly RecoveryLadder _ladder;
        private readonly byte[] _head = new byte[7];
        private readonly byte[] _two = new byte[2];
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _three = new byte[3];
        private byte _redCode;
        private byte _infraredCode;
        private long _deadlineMs;
        private long _temperatureDeadlineMs;
        private bool _isTemperaturePending;
        private bool _isTemperatureReady;
        private int _wrongIds;
        private bool _hasRun;

        // What is known of the FIFO: so many samples were left at that moment, and the next to come from that place.
        private long _knownMs;
        private long _lastSampleMs;
        private int _remaining;
        private int _expectedRead;
        private bool _wasAlmostFull;
        private bool _mustDrop;
        private int _settling;
        private long _pendingGap;

        /// <summary>A driver for one part; nothing is sent yet.</summary>
        /// <param name="device">The part on its bus, at most 400 kHz; disposed of with the driver.</param>
        /// <param name="settings">How it is to run; not to be changed afterwards.</param>
        /// <param name="ladder">What to do about bus faults.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">The part cannot run so: see <see cref="Max30102Settings"/>.</exception>
        public Max30102(I2cDevice device, Max30102Settings settings, RecoveryLadder ladder)
        {
            if (device == null || settings == null || ladder == null)
            {
                throw new ArgumentNullException();
            }
            settings.Check();
            _port = new Max30102Port(device);
            _settings = settings;
            _ladder = ladder;
            _redCode = Max30102Settings.LedCode(settings.RedMicroamps);
            _infraredCode = Max30102Settings.LedCode(settings.InfraredMicroamps);
            Counters = new Max30102Counters();
        }

        /// <summary>Where the driver stands.</summary>
        public Max30102State State { get; private set; }

        /// <summary>PART_ID as last read; 0x15 is shared with MAX30101 and MAX30105.</summary>
        public int PartId { get; private set; }

        /// <summary>REV_ID as last read; the datasheet gives it no meaning.</summary>
        public int RevisionId { get; private set; }

        /// <summary>What was taken, lost and met with.</summary>
        public Max30102Counters Counters { get; }

        /// <summary>Samples that are missing immediately before the first sample of the last successful <see cref="TryRead"/>; 0 where the two reads join.</summary>
        public long GapSamples { get; private set; }

        /// <summary>Starts the part: identity, reset, settings. Also the way out of <see cref="Max30102State.WrongPart"/>.</summary>
        /// <param name="nowMs">Milliseconds of any steady clock.</param>
        public void Begin(long nowMs)
        {
            _wrongIds = 0;
            State = Max30102State.Identifying;
            if (!_hasRun)
            {
                _knownMs = nowMs;
            }
        }

        /// <summary>Does the next piece of the start, or of a new start after a fault; at most one piece a call.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <returns>True where samples come.</returns>
        public bool IsReady(long nowMs)
        {
            switch (State)
            {
                case Max30102State.Running:
                    return true;
                case Max30102State.Identifying:
                    Identify(nowMs);
                    return false;
                case Max30102State.Resetting:
                    AwaitReset(nowMs);
                    return false;
                case Max30102State.Configuring:
                    Configure(nowMs);
                    return State == Max30102State.Running;
                case Max30102State.Faulted:
                    if (nowMs >= _deadlineMs)
                    {
                        Begin(nowMs);
                    }
                    return false;
                default:
                    return false;
            }
        }

        /// <summary>Takes all samples that wait.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <param name="red">Counts of 18 bits, left-justified: one count is the same current at every pulse width. At least <see cref="FifoDepth"/> long.</param>
        /// <param name="infrared">Likewise.</param>
        /// <param name="count">Samples written to both.</param>
        /// <returns>False where the part did not answer or is not running; nothing was written then, and what is lost by it will be in a gap.</returns>
        /// <exception cref="ArgumentException">An array is too short.</exception>
        public bool TryRead(long nowMs, int[] red, int[] infrared, out int count)
        {
            count = 0;
            GapSamples = 0;
            if (red.Length < FifoDepth || infrared.Length < FifoDepth)
            {
                throw new ArgumentException("32 places are needed");
            }
            if (State != Max30102State.Running)
            {
                return false;
            }
            // Status, enables and pointers in one transaction, so that they belong together.
            if (!_port.Read(Register.Status1, _head))
            {
                Fault(nowMs);
                return false;
            }
            NoteStatus(_head[0], _head[1]);
            if ((_head[0] & StatusPower) != 0)
            {
                Counters.BrownOuts++;
                Begin(nowMs);
                return false;
            }
            int waiting = Waiting(nowMs, _head[4] & PointerMask, _head[5] & PointerMask, _head[6] & PointerMask);
            if (waiting < 0)
            {
                return false;
            }
            if (waiting == 0 && IsStuck(nowMs))
            {
                Counters.StuckFifos++;
                Begin(nowMs);
                return false;
            }
            long gapAfter = waiting == FifoDepth ? LostBehindFullFifo(nowMs, _head[5] & PointerMask) : 0;
            if (_settings.LedOrder == LedOrder.RedFirst)
            {
                count = Drain(nowMs, waiting, red, infrared);
            }
            else
            {
                count = Drain(nowMs, waiting, infrared, red);
            }
            if (_remaining > 0 && gapAfter > 0)
            {
                // What is left in the FIFO cannot be told from what comes after the loss: drop it rather than splice.
                _mustDrop = true;
            }
            if (count < 0)
            {
                count = 0;
                _pendingGap += gapAfter;
                return false;
            }
            if (count == 0)
            {
                // A gap is told with the sample that follows it.
                _pendingGap += gapAfter;
                return true;
            }
            GapSamples = _pendingGap;
            _pendingGap = gapAfter;
            return true;
        }

        /// <summary>Closes the bus device; the part goes on as it is.</summary>
        public void Dispose()
        {
            State = Max30102State.Off;
            _port.Close();
        }

        private void NoteStatus(int status1, int status2)
        {
            if ((status1 & StatusAlmostFull) != 0)
            {
                _wasAlmostFull = true;
            }
            if ((status1 & StatusAmbient) != 0)
            {
                Counters.AmbientOverflows++;
            }
            if ((status2 & StatusTemperature) != 0)
            {
                _isTemperatureReady = true;
            }
        }

        /// <summary>Samples in the FIFO if none were lost: those left plus those that fell due since.</summary>
        private long Expected(long nowMs)
        {
            return _remaining + (nowMs - _knownMs) * _settings.MilliHz / MsTimesMilliHz;
        }

        /// <summary>How many samples to read; -1 where the FIFO could not be cleared.</summary>
        private int Waiting(long nowMs, int write, int overflow, int read)
        {
            if (_mustDrop || _settings.Rollover && (overflow > 0 || Expected(nowMs) >= FifoDepth - 2))
            {
                return DropAll(nowMs);
            }
            int torn = (read - _expectedRead) & PointerMask;
            if (torn != 0)
            {
                // A burst failed here, but not for the part: it gave the samples away.
                Counters.TornReads++;
                Counters.Lost += torn;
                _pendingGap += torn;
                _remaining = _remaining > torn ? _remaining - torn : 0;
                _expectedRead = read;
            }
            int waiting = (write - read) & PointerMask;
            if (waiting != 0)
            {
                return waiting;
            }
            // Equal pointers mean empty or full. A_FULL alone would not do: it may stem from just before the last drain.
            bool isFull = overflow > 0 || _remaining > 0 || (_wasAlmostFull && Expected(nowMs) >= FifoDepth / 2);
            return isFull ? FifoDepth : 0;
        }

        private int DropAll(long nowMs)
        {
            if (!_port.ClearFifo())
            {
                Fault(nowMs);
                return -1;
            }
            long missing = Expected(nowMs);
            Counters.Overflows++;
            Counters.Lost += missing;
            _pendingGap += missing;
            _knownMs = nowMs;
            _lastSampleMs = nowMs;
            ForgetFifo();
            return 0;
        }

        private bool IsStuck(long nowMs)
        {
            return nowMs - _lastSampleMs > StuckAfterMs + StuckAfterSamples * MsTimesMilliHz / _settings.MilliHz;
        }

        /// <summary>
        /// A full FIFO that does not roll over keeps the oldest samples: what is lost comes behind them. One may still be lost between the
        /// counter's read and the first pop, which clears it: so a full FIFO is told as a gap of one at least, never as none.
        /// </summary>
        private long LostBehindFullFifo(long nowMs, int overflow)
        {
            long lost = overflow > 0 ? overflow : 1;
            if (overflow == HighestOverflow && Expected(nowMs) - FifoDepth > lost)
            {
                lost = Expected(nowMs) - FifoDepth;
            }
            Counters.Overflows++;
            Counters.Lost += lost;
            return lost;
        }

        /// <summary>Samples kept; -1 where not even one burst came through.</summary>
        private int Drain(long nowMs, int waiting, int[] first, int[] second)
        {
            int kept = 0;
            int popped = 0;
            while (popped < waiting)
            {
                int read = _port.ReadBurst(waiting - popped, first, second, kept);
                if (read == 0)
                {
                    Fault(nowMs);
                    break;
                }
                popped += read;
                kept += read;
                if (_settling > 0)
                {
                    kept = DropSettling(first, second, kept);
                }
            }
            if (popped == waiting)
            {
                _ladder.OnSuccess();
                _wasAlmostFull = false;
            }
            _expectedRead = (_expectedRead + popped) & PointerMask;
            _remaining = waiting - popped;
            _knownMs = nowMs;
            if (popped > 0)
            {
                _lastSampleMs = nowMs;
            }
            Counters.Taken += kept;
            return popped == 0 && waiting > 0 ? -1 : kept;
        }

        private int DropSettling(int[] first, int[] second, int kept)
        {
            int dropped = kept < _settling ? kept : _settling;
            _settling -= dropped;
            Counters.Discarded += dropped;
            Array.Copy(first, dropped, first, 0, kept - dropped);
            Array.Copy(second, dropped, second, 0, kept - dropped);
            return kept - dropped;
        }
    }
}
