using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

/// <summary>An edge of a pin (System.Device.Gpio, PinValueChangedEventArgs.cs).</summary>
/// <param name="changeType">Which edge.</param>
/// <param name="pinNumber">Which pin.</param>
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) : BaseEvent
{
    /// <summary>Which edge.</summary>
    public PinEventTypes ChangeType { get; } = changeType;

    /// <summary>Which pin.</summary>
    public int PinNumber { get; } = pinNumber;
}
