using System.Device.Gpio;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.App.Adapters
{
    /// <summary>A button that pulls its pin low.</summary>
    public sealed class GpioButton : IButton
    {
        private readonly GpioPin _pin;

        /// <summary>A button on a pin of <paramref name="gpio"/>, with the board's own pull-up.</summary>
        public GpioButton(GpioController gpio, int pin)
        {
            _pin = gpio.OpenPin(pin, PinMode.InputPullUp);
        }

        /// <inheritdoc/>
        public bool IsPressed
        {
            get { return !(bool)_pin.Read(); }
        }
    }
}
