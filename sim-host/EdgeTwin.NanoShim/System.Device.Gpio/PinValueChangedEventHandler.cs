namespace System.Device.Gpio;

/// <summary>Hears of a pin's edges (System.Device.Gpio, GpioPin.cs).</summary>
/// <param name="sender">The pin.</param>
/// <param name="e">The edge.</param>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
