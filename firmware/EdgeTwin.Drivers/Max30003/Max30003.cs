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

        private const int LockTimeoutMs = 500;
        private const int StuckAfterMs = 500;
        private const int CalibrationOff = 0x004800;
        private const int InputsClosed = 0;

        private readonly Max30003Port _port;
        private readonly Max30003Settings _settings;
        private readonly DriverStart _start;
        private readonly Max30003SelfTest _selfTest = new Max30003SelfTest();
        private readonly int[] _scratch = new int[MostSamples];
        private readonly int _shift;
        private readonly int _half;
        private long _knownMs;
        private long _lastSampleMs;
        private long _verifiedMs;
        private long _leadOffSeenMs;
        private long _pendingGap;
        private long _selfTestBeganMs;
        private bool _hasRun;
        private bool _hasGiven;

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
            _start = new DriverStart(ladder);
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

        /// <summary>Latency of the part's filters, in microseconds.</summary>
        public int LatencyUs
        {
            get { return _settings.LatencyUs; }
        }

        /// <summary>Starts the part. Also the way out of <see cref="Max30003State.WrongPart"/>.</summary>
        /// <param name="nowMs">Milliseconds of any steady clock.</param>
        public void Begin(long nowMs)
        {
            _start.Begin();
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
                    if (_start.IsOver(nowMs))
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
                _hasGiven = true;
                _lastSampleMs = nowMs;
                _start.OnSuccess();
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
    }
}
