using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using EdgeTwin.App.Boards;
using EdgeTwin.Host.Hardware;
using EdgeTwin.Host.Provisioning;
using Iot.Device.Max30102;

namespace EdgeTwin.Host.Tests.Hardware;

/// <summary>boards.json, the firmware's constants, the tables and the pictures say the same.</summary>
public sealed class HardwareDriftTests
{
    // By Espressif's documentation, written here once more: the plan's own lists are held to them.
    private static readonly int[] Esp32Strapping = [0, 2, 5, 12, 15];
    private static readonly int[] Esp32Flash = [6, 7, 8, 9, 10, 11];
    private static readonly int[] Esp32Adc1 = [32, 33, 34, 35, 36, 37, 38, 39];
    private static readonly int[] Esp32S3Strapping = [0, 3, 45, 46];
    private static readonly int[] Esp32S3FlashAndPsram = [.. Enumerable.Range(26, 12)];

    public static TheoryData<string> Names => [.. HardwareTree.Plan.Boards.Select(board => board.Name)];

    [Fact]
    public void Every_board_of_the_firmware_is_in_the_plan_and_the_other_way_round()
    {
        string[] profiles = [.. typeof(BoardProfile).Assembly.GetTypes().Where(type => type.Namespace == typeof(BoardProfile).Namespace)
            .Select(type => type.GetMethod("Profile", BindingFlags.Public | BindingFlags.Static)).OfType<MethodInfo>().Select(make => ((BoardProfile)make.Invoke(null, null)!).Name)];
        Assert.Equal(profiles.Order(StringComparer.Ordinal), HardwareTree.Plan.Boards.Select(board => board.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_firmware_has_the_plans_pins_and_buses(string name)
    {
        BoardPlan board = Board(name);
        BoardProfile profile = BoardCatalogue.Find(name);
        Dictionary<string, int> pins = typeof(BoardProfile).GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(field => field.Name.EndsWith("Pin", StringComparison.Ordinal) && (int)field.GetValue(profile)! != BoardProfile.None)
            .ToDictionary(field => field.Name, field => (int)field.GetValue(profile)!);
        Assert.Equal(pins, Wiring.PinsOf(board).Where(wire => wire.Use != Wiring.AnalogueOutput).ToDictionary(wire => wire.Use, wire => wire.Pin.Gpio));
        Assert.Equal((profile.SpiBus, profile.SpiHz, profile.I2cBus), (board.Spi.Bus, board.Spi.Hertz, board.OurI2c.Bus));
        Assert.Equal(profile.AnalogueChannel, board.Analogue?.Channel ?? BoardProfile.None);
        Assert.Equal(profile.IsLedActiveLow, board.Led?.IsActiveLow ?? false);
        Assert.Equal(profile.LogSegments, board.Flash.LogSegments);
        Assert.Equal(Max30102.DefaultI2cAddress, Assert.Single(board.OurI2c.Devices).Address);
        Assert.Equal(NanoffSteps.TargetOf(name), board.NanoffTarget);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_map_of_pins_and_the_picture_have_the_plans_pins(string name)
    {
        (string, int)[] planned = [.. Wiring.PinsOf(Board(name)).Select(wire => (wire.Use, wire.Pin.Gpio)).Order()];
        Assert.Equal(planned, HardwareTree.Csv("pinmap.csv").Where(row => row["board"] == name).Select(row => (row["use"], int.Parse(row["gpio"], CultureInfo.InvariantCulture))).Order());
        XElement[] texts = [.. XDocument.Parse(HardwareTree.Text($"wiring-{name}.svg")).Descendants().Where(element => element.Name.LocalName == "text")];
        Assert.Equal(planned.Select(pin => (pin.Item1, $"GPIO{pin.Item2}")), texts.Where(text => (string?)text.Attribute("class") == "pin")
            .Select(text => ((string)text.Attribute("data-use")!, text.Value)).OrderBy(pin => pin.Item1, StringComparer.CurrentCulture));
        foreach (WirePlan wire in Wiring.PinsOf(Board(name)).Where(wire => wire.Terminal != "on the board"))
        {
            Assert.Contains(texts, text => text.Value.Split(' ')[0] == wire.Pin.Label);
            Assert.Contains(texts, text => text.Value == wire.Terminal);
        }
        Assert.Contains(texts, text => text.Value.StartsWith("Worn: on battery only. Never with USB", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_pin_is_used_twice_or_needed_by_the_chip_and_analogue_is_ADC1(string name)
    {
        BoardPlan board = Board(name);
        bool isS3 = board.Chip.Name.StartsWith("esp32s3", StringComparison.Ordinal);
        int[] forbidden = isS3 ? [.. Esp32S3Strapping, .. Esp32S3FlashAndPsram] : [.. Esp32Strapping, .. Esp32Flash, .. (int[])(board.Chip.Name == "esp32-psram" ? [16, 17] : [])];
        Assert.All(forbidden, pin => Assert.Contains(pin, board.Chip.Reserved.Keys));
        int[] pins = [.. Wiring.PinsOf(board).Select(wire => wire.Pin.Gpio)];
        Assert.Empty(pins.Intersect(forbidden));
        Assert.Equal(pins.Length, pins.Distinct().Count());
        Assert.Equal(isS3 ? Enumerable.Range(1, 10) : Esp32Adc1, board.Chip.Adc1.Order());
        if (board.Analogue is { } analogue)
        {
            Assert.Equal((1, analogue.Output.Gpio), (analogue.Unit, board.Chip.Adc1[analogue.Channel]));
        }
        Assert.All(board.I2c, bus => Assert.Equal(bus.Devices.Count, bus.Devices.Select(device => device.Address).Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_read_mes_total_is_the_sum_of_the_parts(string name)
    {
        Dictionary<string, string>[] rows = [.. HardwareTree.Csv("bom.csv").Where(row => row["board"] == name)];
        Assert.Equal(Board(name).Bom.Count, rows.Length);
        int pieces = rows.Sum(row => int.Parse(row["quantity"], CultureInfo.InvariantCulture));
        decimal total = rows.Sum(row => int.Parse(row["quantity"], CultureInfo.InvariantCulture) * decimal.Parse(row["usd_each"], CultureInfo.InvariantCulture));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {Board(name).Title} | {rows.Length} | {pieces} | {total:0.00} |\n"), HardwareTree.Text("README.md"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_safety_page_has_the_currents_of_a_fault(string name)
    {
        (BoardPlan board, ElectrodePlan electrode) = (Board(name), HardwareTree.Plan.Electrode);
        decimal volts = board.Supply.BatteryMostMillivolts / 1000m;
        decimal alone = Math.Ceiling(volts / electrode.SeriesOhms * 1_000_000);
        decimal both = Math.Ceiling(volts / (2 * electrode.SeriesOhms) * 1_000_000);
        Assert.InRange(alone, 1, 50);
        string line = Assert.Single(HardwareTree.Text("SAFETY.md").Split('\n'), line => line.StartsWith($"| {board.Title} (", StringComparison.Ordinal));
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"| {volts:0.00} V | {both} uA | {alone} uA |"), line);
        Assert.Contains($"**{electrode.SeriesOhms / 1000} kOhm, 1 %, in each electrode's wire", HardwareTree.Text("SAFETY.md"));
        Assert.Contains($"Resistor {electrode.SeriesOhms / 1000} kOhm", Assert.Single(board.Bom, line => line.Part.Id == "electrode-resistor").Part.Name);
    }

    private static BoardPlan Board(string name) => HardwareTree.Plan.Boards.Single(board => board.Name == name);
}
