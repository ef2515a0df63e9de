using Iot.Device.Max30102;

namespace EdgeTwin.Host.Hardware;

/// <summary>What no wiring may do, whatever the board.</summary>
internal static class PlanRules
{
    private const int SegmentKilobytes = 4;

    /// <summary>Refuses a board that would not work or not start.</summary>
    /// <param name="field">Where it stands in the file.</param>
    /// <param name="board">The board.</param>
    /// <param name="electrode">What stands between it and a person.</param>
    internal static void Check(PlanField field, BoardPlan board, ElectrodePlan electrode)
    {
        if (board.I2c.Count(bus => bus.IsOurs) != 1)
        {
            throw field.Of("i2c").Wrong($"{board.I2c.Count(bus => bus.IsOurs)} of its buses are ours", "set isOurs on the one that the MAX30102 hangs on");
        }
        if (!board.OurI2c.Devices.Contains((Wiring.Ppg, Max30102.DefaultI2cAddress)))
        {
            throw Ours(field, board).Of("devices").Wrong($"has no {Wiring.Ppg} at 0x{Max30102.DefaultI2cAddress:x2}", "name it: that is where the firmware looks for it");
        }
        CheckPins(field, board);
        CheckAddresses(field, board);
        CheckAnalogue(field, board);
        if (electrode.FaultMicroamps(board.Supply.BatteryMostMillivolts) is var fault && fault > electrode.MostMicroamps)
        {
            throw field.Of("supply").Of("batteryMostMillivolts").Wrong($"would drive {fault} uA through one resistor of {electrode.SeriesOhms} Ohm", $"{electrode.MostMicroamps} uA is the limit: raise electrode.seriesOhms, or choose a lower supply");
        }
        // The rest is for configuration, identity and what littlefs needs to move blocks about.
        int most = board.Flash.LittlefsKilobytes * 3 / 4 / SegmentKilobytes;
        if (board.Flash.LogSegments > most)
        {
            throw field.Of("flash").Of("logSegments").Wrong($"{board.Flash.LogSegments} segments of 4 KB fill more than three quarters of the partition", $"give {most} at most");
        }
        if (board.Bom.Select(line => line.Part.Id).GroupBy(id => id).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw field.Of("bom").Wrong($"lists `{twice.Key}` twice", "raise its quantity instead");
        }
    }

    private static void CheckPins(PlanField field, BoardPlan board)
    {
        Dictionary<int, string> used = [];
        foreach (WirePlan wire in Wiring.PinsOf(board))
        {
            int gpio = wire.Pin.Gpio;
            PlanField place = Place(field, board, wire.Use);
            if (board.Chip.Reserved.TryGetValue(gpio, out string? reason))
            {
                throw place.Wrong($"GPIO{gpio} is {reason} of the {board.Chip.Name}", "choose a free one");
            }
            if (board.Taken.TryGetValue(gpio, out string? by))
            {
                throw place.Wrong($"GPIO{gpio} is taken on this board: {by}", "choose a free one");
            }
            if (wire.NeedsOutput && board.Chip.InputOnly.Contains(gpio))
            {
                throw place.Wrong($"GPIO{gpio} has neither an output nor a pull-up", "choose one that has");
            }
            if (!used.TryAdd(gpio, wire.Use))
            {
                throw place.Wrong($"GPIO{gpio} is {used[gpio]} already", "give each use a pin of its own");
            }
        }
        foreach (I2cPlan bus in board.I2c.Where(bus => !bus.IsOurs))
        {
            foreach (PinPlan pin in (PinPlan[])[bus.Data, bus.Clock])
            {
                if (used.TryGetValue(pin.Gpio, out string? use))
                {
                    throw field.Of("i2c").Wrong($"GPIO{pin.Gpio} of the board's own bus {bus.Bus} is {use} too", "choose a free one for that");
                }
            }
        }
    }

    private static void CheckAddresses(PlanField field, BoardPlan board)
    {
        if (board.I2c.GroupBy(bus => bus.Bus).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw field.Of("i2c").Wrong($"bus {twice.Key} is there twice", "list its devices together");
        }
        for (int at = 0; at < board.I2c.Count; at++)
        {
            if (board.I2c[at].Devices.GroupBy(device => device.Address).FirstOrDefault(group => group.Count() > 1) is { } clash)
            {
                throw field.Of("i2c").Items()[at].Of("devices").Wrong($"{string.Join(" and ", clash.Select(device => device.Name))} share the address 0x{clash.Key:x2}", "put one on another bus");
            }
        }
    }

    private static void CheckAnalogue(PlanField field, BoardPlan board)
    {
        if (board.Analogue is not { } analogue)
        {
            return;
        }
        if (analogue.Unit != 1)
        {
            throw field.Of("analogue").Of("unit").Wrong($"is {analogue.Unit}", "choose ADC1: ADC2 cannot be read while Wi-Fi is on");
        }
        if (analogue.Channel >= board.Chip.Adc1.Count || board.Chip.Adc1[analogue.Channel] != analogue.Output.Gpio)
        {
            throw field.Of("analogue").Of("channel").Wrong($"{analogue.Channel} of ADC1 is not GPIO{analogue.Output.Gpio}", $"ADC1's channels are GPIO {string.Join(", ", board.Chip.Adc1)}, from channel 0 on");
        }
    }

    private static PlanField Place(PlanField board, BoardPlan plan, string use) => use switch
    {
        "SpiClockPin" => board.Of("spi").Of("clock"),
        "SpiMosiPin" => board.Of("spi").Of("mosi"),
        "SpiMisoPin" => board.Of("spi").Of("miso"),
        "EcgSelectPin" => board.Of("spi").Of("select"),
        "I2cDataPin" => Ours(board, plan).Of("data"),
        "I2cClockPin" => Ours(board, plan).Of("clock"),
        "ButtonPin" => board.Of("button"),
        "LedPin" => board.Of("led"),
        "LoPlusPin" => board.Of("analogue").Of("loPlus"),
        "LoMinusPin" => board.Of("analogue").Of("loMinus"),
        _ => board.Of("analogue").Of("output"),
    };

    private static PlanField Ours(PlanField board, BoardPlan plan) => board.Of("i2c").Items()[plan.I2c.ToList().FindIndex(bus => bus.IsOurs)];
}
