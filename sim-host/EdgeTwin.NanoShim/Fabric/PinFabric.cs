namespace EdgeTwin.NanoShim.Fabric;

/// <summary>What the firmware routed to which pin. Two functions on one pin are a bug of the board file.</summary>
public sealed class PinFabric
{
    private readonly Board _board;
    private readonly Dictionary<int, string> _functions = [];

    private readonly int[] _i2cBusByData = new int[GpioFabric.Pins];
    private readonly int[] _i2cBusByClock = new int[GpioFabric.Pins];

    internal PinFabric(Board board) => _board = board;

    /// <summary>Functions by pin, such as <c>I2C1_DATA</c>.</summary>
    public IReadOnlyDictionary<int, string> Functions => _functions;

    internal void Route(int pin, string function)
    {
        if (pin is < 0 or >= GpioFabric.Pins || (_functions.TryGetValue(pin, out string? other) && other != function))
        {
            _board.Violate($"GPIO {pin} cannot be {function}: no such pin, or it has another function");
        }
        _functions[pin] = function;
        for (int bus = 1; bus <= I2cFabric.Buses; bus++)
        {
            _i2cBusByData[pin] = function == $"I2C{bus}_DATA" ? bus : _i2cBusByData[pin];
            _i2cBusByClock[pin] = function == $"I2C{bus}_CLOCK" ? bus : _i2cBusByClock[pin];
        }
    }

    /// <summary>The I2C bus whose data line this pin is; 0 for none.</summary>
    internal int I2cBusByData(int pin) => _i2cBusByData[pin];

    /// <summary>The I2C bus whose clock line this pin is; 0 for none.</summary>
    internal int I2cBusByClock(int pin) => _i2cBusByClock[pin];
}
