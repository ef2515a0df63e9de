using System;
using System.Device.Spi;
using Iot.Device.Bus;

namespace Iot.Device.Max30003
{
    /// <summary>
    /// MAX30003 single-lead ECG front end (Maxim datasheet Rev 0, 6/16). It never sleeps and reads no clock: <see cref="Begin"/>, then
    /// <see cref="IsReady"/> until true, then <see cref="TryRead"/> at least every 120 ms at 250 samples a second. Nothing is allocated
    /// after construction. SPI reports no failure, so every answer is held against what the part can say.
    /// </summary>
    public sealed partial class Max30003 : IDisposable
    {
        /// <summary>Stands for a sample whose time counts but whose voltage does not (fast recovery).</summary>
        public const int VoidSample = int.MinValue;

        /// <summary>Most samples of one <see cref="TryRead"/>; its array must hold as many.</summary>
        public const int MostSamples = 5 * Max30003Port.BurstWords;

        /// <summary>Highest clock of the bus, in Hz.</summary>
        public const int HighestClockHz = 12000000;

        private const int InfoMask = 0xF03000;
        private const int InfoPattern = 0x503000;
        private const int ReadsBeforeWrongPart = 3;
        private const int LockTimeoutMs = 500;
        private const int RestAfterReportMs = 1000;
        private const int StuckAfterMs = 500;
        private const int VerifyEveryMs = 1000;
        private const int LeadOffHoldMs = 300;
        private const int MostSamplesEarly = 4;
        private const int StatusReserved = 0x0FF0F0;
        private const int StatusOverflow = 1 << 22;
        private const int StatusLeadOff = 1 << 20;
        private const int StatusPll = 1 << 8;
        private const int StatusLeads = 0x0F;
        private const int TagFast = 1;
        private const int TagLast = 2;
        private const int TagFastLast = 3;
        private const int TagEmpty = 6;
        private const int TagOverflow = 7;
        private const int CalibrationOff = 0x004800;
        private const int InputsClosed = 0;
        private const int Corrupt = -1;
        private const int Overflowed = -2;

        private readonly Max30003Port _port;
        private readonly Max30003Settings _settings;
        private readonly RecoveryLadder _ladder;
        private readonly Max30003SelfTest _selfTest = new Max30003SelfTest();
        private readonly int[] _scratch = new int[MostSamples];
        private readonly int _shift;
        private readonly int _half;
        private long _deadlineMs;
        private long _knownMs;
        private long _lastSampleMs;
        private long _verifiedMs;
        private long _leadOffSeenMs;
        private long _pendingGap;
        private long _selfTestBeganMs;
        private int _wrongIds;
        private bool _hasRun;

        /// <summary>A driver for one part; nothing is sent yet.</summary>
        /// <param name="device">The part on its bus: mode 0 or 3, at most 12 MHz; disposed of with the driver.</param>
        /// <param name="settings">How it is to run; not to be changed afterwards.</param>
        /// <param name="ladder">What to do about faults.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">The part cannot run so: see <see cref="Max30003Settings"/>.</exception>
        public Max30003(SpiDevice device, Max30003Settings settings, RecoveryLadder ladder)
        {
            if (device == null || settings == null || ladder == null)
            {
                throw new ArgumentNullException();
            }
            settings.Check();
            _port = new Max30003Port(device);
            _settings = settings;
            _ladder = ladder;
            // uV = code x 1 000 000 / (2^17 x 20 x 2^g) = code x 3125 / 2^(13 + g): 32 bits suffice.
            _shift = 13 + (int)settings.Gain;
            _half = 1 << (_shift - 1);
            Counters = new Max30003Counters();
        }

        /// <summary>Where the driver stands.</summary>
        public Max30003State State { get; private set; }

        /// <summary>What was taken, lost and met with.</summary>
        public Max30003Counters Counters { get; }

        /// <summary>REV_ID as last read.</summary>
        public int RevisionId { get; private set; }

        /// <summary>Samples that are missing immediately before the first sample of the last successful <see cref="TryRead"/>; 0 where the two reads join.</summary>
        public long GapSamples { get; private set; }

        /// <summary>True from the first lead-off flag until 300 ms have passed without one. The part itself waits 115 to 140 ms before it raises one.</summary>
        public bool IsLeadOff { get; private set; }

        /// <summary>The lead-off flags last raised: 8 positive high, 4 positive low, 2 negative high, 1 negative low.</summary>
        public int LeadOffFlags { get; private set; }

        /// <summary>The analogue high-pass corner of the board, in millihertz; an ST claim rests on it.</summary>
        public int HighPassMilliHz
        {
            get { return _settings.HighPassMilliHz; }
        }

        /// <summary>Starts the part. Also the way out of <see cref="Max30003State.WrongPart"/>.</summary>
        /// <param name="nowMs">Milliseconds of any steady clock.</param>
        public void Begin(long nowMs)
        {
            _wrongIds = 0;
            State = Max30003State.Starting;
            if (!_hasRun)
            {
                _knownMs = nowMs;
            }
        }

        /// <summary>Does the next piece of the start, or of a new start after a fault.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <returns>True where samples come.</returns>
        public bool IsReady(long nowMs)
        {
            switch (State)
            {
                case Max30003State.Running:
                    return true;
                case Max30003State.Starting:
                    Start(nowMs);
                    return false;
                case Max30003State.Locking:
                    AwaitLock(nowMs);
                    return State == Max30003State.Running;
                case Max30003State.Faulted:
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
        /// <param name="microvolts">Where to; at least <see cref="MostSamples"/> long. <see cref="VoidSample"/> stands for a void one.</param>
        /// <param name="count">Samples written.</param>
        /// <returns>False where the part is not running or what it said cannot be; what is lost by it will be in a gap.</returns>
        /// <exception cref="ArgumentException">The array is too short.</exception>
        public bool TryRead(long nowMs, int[] microvolts, out int count)
        {
            count = 0;
            GapSamples = 0;
            if (microvolts.Length < MostSamples)
            {
                throw new ArgumentException("40 places are needed");
            }
            if (State != Max30003State.Running || !CheckStatus(nowMs) || !CheckSettings(nowMs))
            {
                return false;
            }
            int drained = Drain(nowMs, microvolts);
            if (drained < 0)
            {
                return false;
            }
            if (drained == 0 && nowMs - _lastSampleMs > StuckAfterMs)
            {
                Counters.StuckFifos++;
                Begin(nowMs);
                return false;
            }
            if (drained > 0)
            {
                // A gap is told with the sample that follows it.
                GapSamples = _pendingGap;
                _pendingGap = 0;
                _lastSampleMs = nowMs;
                _ladder.OnSuccess();
            }
            Counters.Taken += drained;
            count = drained;
            return true;
        }

        /// <summary>Closes the bus device; the part goes on as it is.</summary>
        public void Dispose()
        {
            State = Max30003State.Off;
            _port.Close();
        }

        private long Expected(long nowMs)
        {
            return (nowMs - _knownMs) * _settings.Hz / 1000;
        }

        private void CountMissing(long nowMs)
        {
            long missing = Expected(nowMs);
            Counters.Lost += missing;
            _pendingGap += missing;
            _knownMs = nowMs;
        }

        private bool CheckStatus(long nowMs)
        {
            int status = _port.Read(Register.Status);
            if ((status & StatusReserved) != 0)
            {
                Counters.Corrupted++;
                Fault(nowMs);
                return false;
            }
            NoteLeads(nowMs, status);
            if ((status & StatusPll) != 0)
            {
                Counters.PllUnlocks++;
                State = Max30003State.Locking;
                _deadlineMs = nowMs + LockTimeoutMs;
                return false;
            }
            if ((status & StatusOverflow) != 0)
            {
                Overflow(nowMs);
                return false;
            }
            return true;
        }

        private void NoteLeads(long nowMs, int status)
        {
            if ((status & StatusLeadOff) != 0)
            {
                IsLeadOff = true;
                LeadOffFlags = status & StatusLeads;
                _leadOffSeenMs = nowMs;
            }
            else if (IsLeadOff && nowMs - _leadOffSeenMs >= LeadOffHoldMs)
            {
                IsLeadOff = false;
                LeadOffFlags = 0;
            }
        }

        private bool CheckSettings(long nowMs)
        {
            if (nowMs - _verifiedMs < VerifyEveryMs)
            {
                return true;
            }
            if (!HasSettings())
            {
                Counters.BrownOuts++;
                Begin(nowMs);
                return false;
            }
            _verifiedMs = nowMs;
            return true;
        }

        /// <summary>Samples read to the end of the FIFO; negative where they cannot be used, which is then in a gap.</summary>
        private int Drain(long nowMs, int[] microvolts)
        {
            int count = 0;
            bool isAtEnd = false;
            for (int burst = 0; burst < MostSamples / Max30003Port.BurstWords && !isAtEnd; burst++)
            {
                _port.ReadBurst();
                count = Decode(microvolts, count, ref isAtEnd);
                if (count < 0)
                {
                    break;
                }
            }
            if (count == Overflowed)
            {
                Overflow(nowMs);
                return Overflowed;
            }
            // A line that lies low reads as valid zeros without end, and a burst that the part did not hear as a few of them.
            if (count == Corrupt || !isAtEnd || count > Expected(nowMs) + MostSamplesEarly)
            {
                Counters.Corrupted++;
                _port.Write(Register.FifoReset, 0);
                CountMissing(nowMs);
                Fault(nowMs);
                return Corrupt;
            }
            _knownMs = nowMs;
            return count;
        }

        // Every word of a burst is looked at, also behind the one tagged last: a sample may have come in since. This runs for each sample:
        // the plain one is decided first, and the buffer is not asked for again.
        private int Decode(int[] microvolts, int count, ref bool isAtEnd)
        {
            byte[] burst = _port.Burst;
            int half = _half;
            int shift = _shift;
            for (int at = Max30003Port.FirstWord; at < burst.Length; at += Max30003Port.WordBytes)
            {
                int low = burst[at + 2];
                int tag = (low >> 3) & 7;
                if (tag == 0 || tag == TagLast)
                {
                    // 18 bits, in the upper end of the word so that the shift brings the sign along.
                    microvolts[count++] = ((((burst[at] << 24) | (burst[at + 1] << 16) | (low << 8)) >> 14) * 3125 + half) >> shift;
                    if (tag != 0)
                    {
                        isAtEnd = true;
                    }
                    continue;
                }
                switch (tag)
                {
                    case TagEmpty:
                        isAtEnd = true;
                        break;
                    case TagOverflow:
                        return Overflowed;
                    case TagFast:
                    case TagFastLast:
                        microvolts[count++] = VoidSample;
                        Counters.Void++;
                        isAtEnd = tag == TagFastLast;
                        break;
                    default:
                        return Corrupt;
                }
            }
            return count;
        }

        // EOVF holds until FIFO_RST, which leaves the filters alone. What the FIFO held is not to be used.
        private void Overflow(long nowMs)
        {
            Counters.Overflows++;
            _port.Write(Register.FifoReset, 0);
            CountMissing(nowMs);
        }
    }
}
