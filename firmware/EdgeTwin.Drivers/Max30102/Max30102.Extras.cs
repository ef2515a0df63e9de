using System;

namespace Iot.Device.Max30102
{
    /// <content>Temperature, LED currents and sleep.</content>
    public sealed partial class Max30102
    {
        private const int TemperatureTimeoutMs = 100;
        private const int ModeShutDown = 0x80;

        /// <summary>Orders one measurement of the die's temperature, which takes 29 ms.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <returns>False where the part is not running or did not answer.</returns>
        public bool BeginTemperature(long nowMs)
        {
            if (State != Max30102State.Running || !_port.Write(Register.TemperatureEnable, 1))
            {
                return false;
            }
            _isTemperaturePending = true;
            _isTemperatureReady = false;
            _temperatureDeadlineMs = nowMs + TemperatureTimeoutMs;
            return true;
        }

        /// <summary>Fetches the temperature ordered.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <param name="sixteenths">Sixteenths of a degree Celsius.</param>
        /// <returns>False while it is not ready, and where none was ordered or it did not come within 100 ms.</returns>
        public bool TryReadTemperature(long nowMs, out int sixteenths)
        {
            sixteenths = 0;
            if (!_isTemperaturePending)
            {
                return false;
            }
            // TEMP_EN may read 0 too early: only the interrupt bit tells.
            if (!_isTemperatureReady && _port.Read(Register.Status1, _two))
            {
                NoteStatus(_two[0], _two[1]);
                if ((_two[0] & StatusPower) != 0)
                {
                    Counters.BrownOuts++;
                    _isTemperaturePending = false;
                    Begin(nowMs);
                    return false;
                }
            }
            if (_isTemperatureReady && _port.Read(Register.TemperatureWhole, _two))
            {
                _isTemperaturePending = false;
                sixteenths = (sbyte)_two[0] * 16 + (_two[1] & 0x0F);
                return true;
            }
            if (nowMs >= _temperatureDeadlineMs)
            {
                _isTemperaturePending = false;
                Counters.TemperatureTimeouts++;
            }
            return false;
        }

        /// <summary>Current through the red LED while it is lit, in microamperes, as last set.</summary>
        public int RedMicroamps
        {
            get { return _redCode * Max30102Settings.MicroampsPerStep; }
        }

        /// <summary>Current through the infrared LED while it is lit, in microamperes, as last set.</summary>
        public int InfraredMicroamps
        {
            get { return _infraredCode * Max30102Settings.MicroampsPerStep; }
        }

        /// <summary>Sets both LED currents, also for the next start.</summary>
        /// <param name="redMicroamps">0 to 51 000, in steps of 200.</param>
        /// <param name="infraredMicroamps">0 to 51 000, in steps of 200.</param>
        /// <returns>False where the part is not running or did not answer; the next start sets them.</returns>
        /// <exception cref="ArgumentException">Out of range.</exception>
        public bool TrySetLedCurrents(int redMicroamps, int infraredMicroamps)
        {
            _redCode = Max30102Settings.LedCode(redMicroamps);
            _infraredCode = Max30102Settings.LedCode(infraredMicroamps);
            return State == Max30102State.Running && WriteLedCurrents(_redCode, _infraredCode);
        }

        /// <summary>Puts the part to sleep, LEDs off. Read what waits first: it is dropped.</summary>
        /// <returns>False where it is not running or did not answer.</returns>
        public bool TryShutDown()
        {
            if (State != Max30102State.Running || !_port.Write(Register.Mode, ModeShutDown | ModeSpo2))
            {
                return false;
            }
            State = Max30102State.ShutDown;
            return true;
        }

        /// <summary>Wakes it; the time asleep becomes a gap.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <returns>False where it is not asleep or did not answer.</returns>
        public bool TryWakeUp(long nowMs)
        {
            if (State != Max30102State.ShutDown || !_port.Read(Register.WritePointer, _three))
            {
                return false;
            }
            int left = (_three[0] - _three[2]) & PointerMask;
            if (!_port.ClearFifo() || !_port.Write(Register.Mode, ModeSpo2))
            {
                return false;
            }
            Counters.Discarded += left;
            _pendingGap += Expected(nowMs);
            StartCounting(nowMs);
            State = Max30102State.Running;
            return true;
        }
    }
}
