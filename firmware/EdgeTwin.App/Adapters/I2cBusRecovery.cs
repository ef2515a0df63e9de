using System;
using System.Device.Gpio;
using System.Device.I2c;
using Iot.Device.Bus;

namespace EdgeTwin.App.Adapters
{
    /// <summary>
    /// Nine clocks and a stop by hand on the pins of an I2C bus, then the pins are the bus's again (UM10204, 3.1.16). Never tried on a board. By nf-interpreter's source
    /// the bus does not hold its pins against a GPIO, and gets them back where one more device of it is opened, which sets the bus up anew while the others stay open.
    /// </summary>
    public sealed class I2cBusRecovery : IBusRecovery
    {
        private const int Clocks = 9;

        private readonly GpioController _gpio;
        private readonly I2cConnectionSettings _bus;
        private readonly int _dataPin;
        private readonly int _clockPin;

        /// <summary>A recovery of the bus of <paramref name="bus"/>, on these pins.</summary>
        public I2cBusRecovery(GpioController gpio, I2cConnectionSettings bus, int dataPin, int clockPin)
        {
            _gpio = gpio;
            _bus = bus;
            _dataPin = dataPin;
            _clockPin = clockPin;
        }

        /// <inheritdoc/>
        public bool TryFree()
        {
            bool isFree = false;
            GpioPin clock = null;
            GpioPin data = null;
            try
            {
                clock = _gpio.OpenPin(_clockPin, PinMode.OutputOpenDrain);
                data = _gpio.OpenPin(_dataPin, PinMode.InputPullUp);
                isFree = PulseAndStop(clock, data);
            }
            catch (Exception)
            {
                // A pin that cannot be had: the bus is as stuck as before.
            }
            finally
            {
                Close(clock, _clockPin);
                Close(data, _dataPin);
            }
            return GiveBack() && isFree;
        }

        private static bool PulseAndStop(GpioPin clock, GpioPin data)
        {
            for (int i = 0; i < Clocks; i++)
            {
                clock.Write(PinValue.Low);
                clock.Write(PinValue.High);
            }
            clock.Write(PinValue.Low);
            data.SetPinMode(PinMode.OutputOpenDrain);
            data.Write(PinValue.Low);
            clock.Write(PinValue.High);
            data.Write(PinValue.High);
            data.SetPinMode(PinMode.InputPullUp);
            return (bool)data.Read();
        }

        // By the controller, which lists what it opened: a pin that disposes of itself stays on the list.
        private void Close(GpioPin pin, int number)
        {
            try
            {
                if (pin != null)
                {
                    _gpio.ClosePin(number);
                }
            }
            catch (Exception)
            {
                // Then giving the bus back fails, and says so.
            }
        }

        private bool GiveBack()
        {
            try
            {
                I2cDevice.Create(_bus).Dispose();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
