using System.Device.Gpio;

namespace System.Device.Spi;

/// <summary>Which part on which bus, and how to clock it (System.Device.Spi, SpiConnectionSettings.cs).</summary>
public sealed class SpiConnectionSettings
{
    private int _chipSelectLineActiveState;

    /// <summary>A part at 500 kHz, mode 0, eight bits, highest first: nanoFramework's defaults.</summary>
    /// <param name="busId">1 or 2 on ESP32.</param>
    /// <param name="chipSelectLine">The pin, or -1 for none.</param>
    public SpiConnectionSettings(int busId, int chipSelectLine = -1)
    {
        BusId = busId;
        ChipSelectLine = chipSelectLine;
    }

    internal SpiConnectionSettings(SpiConnectionSettings other)
        : this(other.BusId, other.ChipSelectLine)
    {
        Mode = other.Mode;
        DataBitLength = other.DataBitLength;
        ClockFrequency = other.ClockFrequency;
        DataFlow = other.DataFlow;
        _chipSelectLineActiveState = other._chipSelectLineActiveState;
        Configuration = other.Configuration;
    }

    /// <summary>The bus.</summary>
    public int BusId { get; set; }

    /// <summary>The pin that selects the part.</summary>
    public int ChipSelectLine { get; set; }

    /// <summary>Clock polarity and phase.</summary>
    public SpiMode Mode { get; set; } = SpiMode.Mode0;

    /// <summary>Bits a word.</summary>
    public int DataBitLength { get; set; } = 8;

    /// <summary>The clock, in Hz.</summary>
    public int ClockFrequency { get; set; } = 500_000;

    /// <summary>Which bit goes first.</summary>
    public DataFlow DataFlow { get; set; } = DataFlow.MsbFirst;

    /// <summary>The level that selects the part; low at first.</summary>
    public PinValue ChipSelectLineActiveState
    {
        get => _chipSelectLineActiveState;
        set => _chipSelectLineActiveState = value == PinValue.Low ? 0 : 1;
    }

    /// <summary>How data runs on the wires.</summary>
    public SpiBusConfiguration Configuration { get; set; } = SpiBusConfiguration.FullDuplex;
}
