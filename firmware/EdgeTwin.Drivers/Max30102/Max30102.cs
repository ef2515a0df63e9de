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

        private const int PointerMask = FifoDepth - 1;
        private const int ModeSpo2 = 0x03;
        private const int ModeReset = 0x40;
        private const int StatusAlmostFull = 0x80;
        private const int StatusAmbient = 0x20;
        private const int StatusPower = 0x01;
        private const int StatusTemperature = 0x02;
        private const long MsTimesMilliHz = 1000000;

        private readonly Max30102Port _port;
        private readonly Max30102Settings _settings;
        private readonly DriverStart _start;
        private readonly byte[] _head = new byte[7];
        private readonly byte[] _two = new byte[2];
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _three = new byte[3];
        private byte _redCode;
        private byte _infraredCode;
        private long _temperatureDeadlineMs;
        private long _selfTestDeadlineMs;
        private bool _isTemperaturePending;
        private bool _isTemperatureReady;
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
            _start = new DriverStart(ladder);
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
            _start.Begin();
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
                    if (_start.IsOver(nowMs))
                    {
                        Begin(nowMs);
                    }
                    return false;
                default:
                    return false;
            }
        }

        /// <summary>Closes the bus device; the part goes on as it is.</summary>
        public void Dispose()
        {
            State = Max30102State.Off;
            _port.Close();
        }
    }
}
