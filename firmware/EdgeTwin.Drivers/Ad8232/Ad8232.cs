using System;
using System.Device.Adc;
using System.Device.Gpio;

namespace Iot.Device.Ad8232
{
    /// <summary>
    /// AD8232 ECG front end behind an analogue input (Analog Devices datasheet Rev A), by best effort: the caller reads when it can and says
    /// when, and the jitter of that is measured and told. The board's own high-pass is 0.48 Hz: <see cref="AllowsSt"/> is always false.
    /// </summary>
    public sealed class Ad8232 : IDisposable
    {
        /// <summary>No ST claim may rest on this part: no circuit of it reaches down to 0.05 Hz.</summary>
        public const bool AllowsSt = false;

        /// <summary>High-pass of the cardiac monitor circuit, in millihertz (datasheet Rev A, page 25).</summary>
        public const int HighPassMilliHz = 480;

        // nanoFramework's converter on ESP32 has 12 bits, always.
        private const int HighestCode = 4095;
        private const int MeanShift = 6;

        private readonly AdcChannel _channel;
        private readonly GpioPin _loPlus;
        private readonly GpioPin _loMinus;
        private readonly Ad8232Settings _settings;
        private long _lastUs;
        private bool _hasLast;
        private long _meanTimes64;

        /// <summary>A driver for one board.</summary>
        /// <param name="channel">OUTPUT; of ADC1, as Wi-Fi occupies ADC2.</param>
        /// <param name="loPlus">LO+, opened as an input.</param>
        /// <param name="loMinus">LO-, opened as an input.</param>
        /// <param name="settings">What is known of the board; not to be changed afterwards.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">A setting makes no sense.</exception>
        public Ad8232(AdcChannel channel, GpioPin loPlus, GpioPin loMinus, Ad8232Settings settings)
        {
            if (channel == null || loPlus == null || loMinus == null || settings == null)
            {
                throw new ArgumentNullException();
            }
            settings.Check();
            _channel = channel;
            _loPlus = loPlus;
            _loMinus = loMinus;
            _settings = settings;
        }

        /// <summary>Samples taken.</summary>
        public long Taken { get; private set; }

        /// <summary>Readings refused: an electrode was off or the output at a rail.</summary>
        public long Refused { get; private set; }

        /// <summary>Readings that came more than half a period late, so that one or more are missing before them.</summary>
        public long Late { get; private set; }

        /// <summary>True where LO+ said at the last reading that its electrode is off.</summary>
        public bool IsPositiveOff { get; private set; }

        /// <summary>True where LO- said so.</summary>
        public bool IsNegativeOff { get; private set; }

        /// <summary>True where the output was at a rail at the last reading.</summary>
        public bool IsSaturated { get; private set; }

        /// <summary>Largest difference of the time between two readings from the period meant, in microseconds.</summary>
        public int LargestJitterUs { get; private set; }

        /// <summary>Mean of that difference without its sign, over about the last 64 readings, in microseconds.</summary>
        public int MeanJitterUs
        {
            get { return (int)(_meanTimes64 >> MeanShift); }
        }

        /// <summary>Converts once.</summary>
        /// <param name="nowUs">When, in microseconds of any steady clock; no earlier than the reading before.</param>
        /// <param name="microvolts">Positive electrode against negative.</param>
        /// <returns>False where an electrode is off or the output is at a rail: the time counts, the voltage does not.</returns>
        public bool TryRead(long nowUs, out int microvolts)
        {
            NoteTime(nowUs);
            IsPositiveOff = (bool)_loPlus.Read();
            IsNegativeOff = (bool)_loMinus.Read();
            int reading = _channel.ReadValue();
            IsSaturated = reading <= _settings.LowestReading || reading >= _settings.HighestReading;
            if (IsPositiveOff || IsNegativeOff || IsSaturated)
            {
                Refused++;
                microvolts = 0;
                return false;
            }
            Taken++;
            microvolts = ToMicrovolts(reading);
            return true;
        }

        /// <summary>Forgets the jitter so far.</summary>
        public void ResetJitter()
        {
            _hasLast = false;
            _meanTimes64 = 0;
            LargestJitterUs = 0;
        }

        /// <summary>Closes the channel and both pins.</summary>
        public void Dispose()
        {
            _channel.Dispose();
            _loPlus.Dispose();
            _loMinus.Dispose();
        }

        private int ToMicrovolts(int reading)
        {
            // (reading x full scale / highest code - reference) / gain, rounded once, to the nearest.
            long scaled = (long)reading * _settings.FullScaleUv - (long)_settings.ReferenceUv * HighestCode;
            long divisor = (long)HighestCode * _settings.Gain;
            return (int)((scaled >= 0 ? scaled + divisor / 2 : scaled - divisor / 2) / divisor);
        }

        private void NoteTime(long nowUs)
        {
            if (_hasLast)
            {
                long off = nowUs - _lastUs - _settings.PeriodUs;
                if (off > _settings.PeriodUs / 2)
                {
                    Late++;
                }
                int jitter = (int)(off < 0 ? -off : off > int.MaxValue ? int.MaxValue : off);
                if (jitter > LargestJitterUs)
                {
                    LargestJitterUs = jitter;
                }
                _meanTimes64 += jitter - (_meanTimes64 >> MeanShift);
            }
            _hasLast = true;
            _lastUs = nowUs;
        }
    }
}
