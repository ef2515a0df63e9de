namespace EdgeTwin.Simulation.Wearers;

/// <summary>Where the parts of a <see cref="SimulatedBoard"/> are wired; at first as the firmware's board file for the ESP32-DevKitC V4 has it.</summary>
public sealed record BoardWiring
{
    /// <summary>SPI bus of the MAX30003, 1 or 2.</summary>
    public int SpiBus { get; init; } = 1;

    /// <summary>GPIO that selects the MAX30003.</summary>
    public int ChipSelectPin { get; init; } = 25;

    /// <summary>I2C bus of the MAX30102, 1 or 2.</summary>
    public int I2cBus { get; init; } = 1;

    /// <summary>ADC channel of the AD8232's OUTPUT; -1 where there is no AD8232.</summary>
    public int AdcChannel { get; init; } = -1;

    /// <summary>GPIO of the AD8232's LO+.</summary>
    public int LoPlusPin { get; init; } = 32;

    /// <summary>GPIO of the AD8232's LO-.</summary>
    public int LoMinusPin { get; init; } = 33;

    /// <summary>GPIO of the symptom button, which pulls it low.</summary>
    public int ButtonPin { get; init; } = 27;

    /// <summary>GPIO of the LED.</summary>
    public int LedPin { get; init; } = 26;

    /// <summary>True where the LED is lit by a low level.</summary>
    public bool IsLedActiveLow { get; init; }

    /// <summary>The MAX30003 and its board; at first the plain one with its filters' latency at 250 samples a second.</summary>
    public Parts.Max30003Options? Ecg { get; init; } = new() { LatencyUs = 115_300 };

    /// <summary>The MAX30102 and its module; null for the plain one.</summary>
    public Parts.Max30102Options? Ppg { get; init; }
}
