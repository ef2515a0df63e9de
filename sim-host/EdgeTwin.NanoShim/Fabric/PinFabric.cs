namespace EdgeTwin.NanoShim.Fabric;

/// <summary>What the firmware routed to which pin. Two functions on one pin are a bug of the board file.</summary>
public sealed class PinFabric
{
    private readonly Board _board;
    private readonly Dictionary<int, string> _functions = [];

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
    }
}
