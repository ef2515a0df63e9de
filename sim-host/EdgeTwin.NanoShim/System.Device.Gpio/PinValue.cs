namespace System.Device.Gpio;

/// <summary>A level (System.Device.Gpio, PinValue.cs).</summary>
public readonly struct PinValue
{
    private readonly byte _value;

    private PinValue(byte value) => _value = value;

    /// <summary>High.</summary>
    public static PinValue High => new(1);

    /// <summary>Low.</summary>
    public static PinValue Low => new(0);

    /// <summary>0 is low, all else high.</summary>
    /// <param name="value">A number.</param>
    public static implicit operator PinValue(int value) => value == 0 ? Low : High;

    /// <summary>False is low.</summary>
    /// <param name="value">A truth.</param>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>1 where high.</summary>
    /// <param name="value">A level.</param>
    public static explicit operator byte(PinValue value) => value._value;

    /// <summary>1 where high.</summary>
    /// <param name="value">A level.</param>
    public static explicit operator int(PinValue value) => value._value;

    /// <summary>True where high.</summary>
    /// <param name="value">A level.</param>
    public static explicit operator bool(PinValue value) => value._value != 0;

    /// <summary>True where the levels are one.</summary>
    /// <param name="a">A level.</param>
    /// <param name="b">A level.</param>
    public static bool operator ==(PinValue a, PinValue b) => a._value == b._value;

    /// <summary>True where the levels differ.</summary>
    /// <param name="a">A level.</param>
    /// <param name="b">A level.</param>
    public static bool operator !=(PinValue a, PinValue b) => a._value != b._value;

    /// <summary>True where the levels are one.</summary>
    /// <param name="other">A level.</param>
    /// <returns>True where the levels are one.</returns>
    public bool Equals(PinValue other) => other._value == _value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _value == 0 ? "Low" : "High";
}
