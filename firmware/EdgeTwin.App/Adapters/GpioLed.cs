using System.Device.Gpio;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.App.Adapters
{
    /// <summary>One light or motor: on for an alarm or a sensor that needs a look, off otherwise. Which of them, the page and the log say.</summary>
    public sealed class GpioLed : ISignalLed
    {
        private readonly GpioPin _pin;
        private readonly bool _isActiveLow;

        /// <summary>A light on a pin of <paramref name="gpio"/>, dark at first.</summary>
        public GpioLed(GpioController gpio, int pin, bool isActiveLow)
        {
            _isActiveLow = isActiveLow;
            _pin = gpio.OpenPin(pin, PinMode.Output);
            Show(SignalHint.None);
        }

        /// <inheritdoc/>
        public void Show(SignalHint hint)
        {
            bool isLit = hint == SignalHint.Alarm || hint == SignalHint.Technical;
            _pin.Write(isLit != _isActiveLow ? PinValue.High : PinValue.Low);
        }
    }
}
