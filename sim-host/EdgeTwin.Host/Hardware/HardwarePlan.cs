namespace EdgeTwin.Host.Hardware;

/// <summary>What hardware/boards.json says, read and found in order.</summary>
/// <param name="File">The file that it was read from.</param>
/// <param name="Electrode">What stands in each electrode's wire.</param>
/// <param name="Boards">The boards, in the file's order.</param>
internal sealed record HardwarePlan(string File, ElectrodePlan Electrode, IReadOnlyList<BoardPlan> Boards);

/// <summary>The resistor in each electrode's wire.</summary>
/// <param name="SeriesOhms">Its value.</param>
/// <param name="MostMicroamps">What may flow through a person in a single fault.</param>
internal sealed record ElectrodePlan(int SeriesOhms, int MostMicroamps)
{
    /// <summary>What flows where a fault brings <paramref name="millivolts"/> to an electrode and only one resistor is in the way, microamperes, rounded up.</summary>
    internal int FaultMicroamps(int millivolts) => (int)(((millivolts * 1000L) + SeriesOhms - 1) / SeriesOhms);
}

/// <summary>What a chip keeps for itself, by GPIO number.</summary>
/// <param name="Name">Its name within the file.</param>
/// <param name="Reserved">Pins that nothing may hang on, each with the reason.</param>
/// <param name="InputOnly">Pins without an output stage or pull-ups.</param>
/// <param name="Adc1">GPIO of each of ADC1's channels: ADC2 cannot be read while Wi-Fi is on.</param>
internal sealed record ChipPlan(string Name, IReadOnlyDictionary<int, string> Reserved, IReadOnlyList<int> InputOnly, IReadOnlyList<int> Adc1);

/// <summary>A board: what the firmware's profile of it must say, and how it is wired.</summary>
internal sealed record BoardPlan(
    string Name,
    string Title,
    ChipPlan Chip,
    FlashPlan Flash,
    string NanoffTarget,
    SupplyPlan Supply,
    SpiPlan Spi,
    IReadOnlyList<I2cPlan> I2c,
    AnaloguePlan? Analogue,
    PinPlan Button,
    LedPlan? Led,
    IReadOnlyDictionary<int, string> Taken,
    IReadOnlyList<BomLine> Bom)
{
    /// <summary>The bus that the MAX30102 hangs on.</summary>
    internal I2cPlan OurI2c => I2c.Single(bus => bus.IsOurs);

    /// <summary>The boards' parts together, US dollars.</summary>
    internal decimal TotalUsd => Bom.Sum(line => line.Usd);
}

/// <summary>Flash and what of it the log may fill.</summary>
/// <param name="Megabytes">Size of the flash.</param>
/// <param name="LittlefsKilobytes">Size of nanoFramework's littlefs partition on it.</param>
/// <param name="LogSegments">Segments of 4 KB for the log.</param>
internal sealed record FlashPlan(int Megabytes, int LittlefsKilobytes, int LogSegments);

/// <summary>Where the current comes from while the board is worn.</summary>
/// <param name="LogicMillivolts">Of every signal.</param>
/// <param name="Rail">The pin that feeds the parts.</param>
/// <param name="Ground">A ground pin.</param>
/// <param name="Battery">What feeds the board.</param>
/// <param name="BatteryPin">Where.</param>
/// <param name="BatteryMostMillivolts">The highest voltage that a fault may bring to an electrode.</param>
/// <param name="IsInside">True where the battery comes with the board.</param>
/// <param name="Note">What to mind.</param>
internal sealed record SupplyPlan(int LogicMillivolts, string Rail, string Ground, string Battery, string BatteryPin, int BatteryMostMillivolts, bool IsInside, string Note);

/// <summary>A pin of the board.</summary>
/// <param name="Gpio">Its number at the chip.</param>
/// <param name="Label">What is printed beside it.</param>
/// <param name="Header">Header and place, or a second name; may be empty.</param>
internal sealed record PinPlan(int Gpio, string Label, string Header);

/// <summary>The light.</summary>
internal sealed record LedPlan(PinPlan Pin, bool IsActiveLow, bool IsOnBoard);

/// <summary>The bus of the MAX30003.</summary>
internal sealed record SpiPlan(int Bus, int Hertz, PinPlan Clock, PinPlan Mosi, PinPlan Miso, PinPlan Select);

/// <summary>An I2C bus and who is on it.</summary>
internal sealed record I2cPlan(int Bus, PinPlan Data, PinPlan Clock, bool IsOurs, IReadOnlyList<(string Name, int Address)> Devices);

/// <summary>Where an AD8232 goes, on a board without MAX30003.</summary>
internal sealed record AnaloguePlan(int Unit, int Channel, PinPlan Output, PinPlan LoPlus, PinPlan LoMinus);

/// <summary>Something to buy.</summary>
/// <param name="Id">Its id within the file.</param>
/// <param name="Name">What it is.</param>
/// <param name="Number">The maker's number, or what to ask for.</param>
/// <param name="Usd">Rough price of one, US dollars.</param>
/// <param name="AsOf">When that was so.</param>
/// <param name="Source">Where to look it up.</param>
internal sealed record PartPlan(string Id, string Name, string Number, decimal Usd, string AsOf, string Source);

/// <summary>A line of a board's list.</summary>
internal sealed record BomLine(PartPlan Part, int Quantity)
{
    /// <summary>Rough price of the line, US dollars.</summary>
    internal decimal Usd => Quantity * Part.Usd;
}
