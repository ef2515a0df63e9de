using System.Device.Gpio;
using Iot.Device.Bus;
using nanoFramework.Hardware.Esp32;

namespace EdgeTwin.App.Adapters
{
    /// <summary>
    /// Nine clocks and a stop by hand on the pins of an I2C bus, then the pins are the bus's again (UM10204, 3.1.16). Never tried on a board: whether the ESP32's
    /// driver takes its pins back without being opened anew is not known to us.
    /// </summary>
    public sealed class I2cBusRecovery : IBusRecovery
    {
        private const int Clocks = 9;

        private readonly GpioController _gpio;
        private readonly int _dataPin;
        private readonly int _clockPin;
        private readonly DeviceFunction _data;
        private readonly DeviceFunction _clock;

        /// <summary>A recovery of bus 1 or 2 on these pins.</summary>
        public I2cBusRecovery(GpioController gpio, int bus, int dataPin, int clockPin)
        {
            _gpio = gpio;
            _dataPin = dataPin;
            _clockPin = clockPin;
            _data = bus == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA;
            _clock = bus == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK;
        }

        /// <inheritdoc/>
        public bool TryFree()
        {
            GpioPin clock = _gpio.OpenPin(_clockPin, PinMode.OutputOpenDrain);
            for (int i = 0; i < Clocks; i++)
            {
                clock.Write(PinValue.Low);
                clock.Write(PinValue.High);
            }
            _gpio.ClosePin(_clockPin);
            GpioPin data = _gpio.OpenPin(_dataPin, PinMode.InputPullUp);
            bool isFree = (bool)data.Read();
            _gpio.ClosePin(_dataPin);
            Configuration.SetPinFunction(_dataPin, _data);
            Configuration.SetPinFunction(_clockPin, _clock);
            return isFree;
        }
    }
}
