using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using EdgeTwin.Host.Hardware;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Tests.Hardware;

public sealed class HardwareRefusalTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("boards/0/spi/clock/gpio", "12", "boards[0].spi.clock: GPIO12 is a strapping pin of the esp32; choose a free one.")]
    [InlineData("boards/1/button/gpio", "3", "boards[1].button: GPIO3 is a strapping pin")]
    [InlineData("boards/0/led/gpio", "6", "boards[0].led: GPIO6 is a pin of the flash")]
    [InlineData("boards/2/button/gpio", "16", "boards[2].button: GPIO16 is a pin of the PSRAM")]
    [InlineData("boards/1/led/gpio", "43", "boards[1].led: GPIO43 is a pin of console or USB")]
    [InlineData("boards/2/spi/select/gpio", "4", "boards[2].spi.select: GPIO4 is taken on this board: SD card's select")]
    [InlineData("boards/0/spi/mosi/gpio", "35", "boards[0].spi.mosi: GPIO35 has neither an output nor a pull-up")]
    [InlineData("boards/0/button/gpio", "21", "boards[0].button: GPIO21 is I2cDataPin already; give each use a pin of its own.")]
    [InlineData("boards/2/button/gpio", "22", "boards[2].i2c: GPIO22 of the board's own bus 1 is ButtonPin too")]
    [InlineData("boards/0/analogue/unit", "2", "boards[0].analogue.unit: is 2; choose ADC1")]
    [InlineData("boards/0/analogue/channel", "7", "boards[0].analogue.channel: 7 of ADC1 is not GPIO34")]
    [InlineData("boards/2/i2c/1/devices/0/address", "\"0x51\"", "boards[2].i2c[1].devices: AXP192 or AXP2101 (power) and BM8563 (clock) share the address 0x51")]
    [InlineData("boards/2/i2c/1/bus", "2", "boards[2].i2c: bus 2 is there twice")]
    [InlineData("boards/2/i2c/1/isOurs", "true", "boards[2].i2c: 2 of its buses are ours")]
    [InlineData("boards/2/i2c/0/devices/0/address", "\"0x58\"", "boards[2].i2c[0].devices: has no MAX30102 at 0x57; name it")]
    [InlineData("boards/2/i2c/0/devices/0/name", "\"MAX30101\"", "boards[2].i2c[0].devices: has no MAX30102 at 0x57; name it")]
    [InlineData("boards/0/flash/logSegments", "60", "boards[0].flash.logSegments: 60 segments of 4 KB fill more than three quarters")]
    [InlineData("boards/0/supply/batteryMostMillivolts", "9000", "boards[0].supply.batteryMostMillivolts: would drive 60 uA through one resistor of 150000 Ohm")]
    [InlineData("boards/0/bom/1/part", "\"esp32-devkitc\"", "boards[0].bom: lists `esp32-devkitc` twice")]
    [InlineData("boards/0/bom/1/part", "\"max3\"", "boards[0].bom[1].part: `max3` is not among the parts; add it")]
    [InlineData("boards/0/bom/1/quantity", "0", "boards[0].bom[1].quantity: is 0; give a whole number, 1 to 100")]
    [InlineData("boards/0/source", "\"hearsay\"", "boards[0].source: `hearsay` is not among the sources")]
    [InlineData("boards/0/chip", "\"avr\"", "boards[0].chip: `avr` is not among the chips; give one of esp32,")]
    [InlineData("boards/1/name", "\"esp32-devkitc\"", "boards[1].name: `esp32-devkitc` is there twice")]
    [InlineData("boards/1/name", "\"../x\"", "boards[1].name: is `../x`; use small letters")]
    [InlineData("boards/0/button/gpio", "\"27\"", "boards[0].button.gpio: is \"27\"; give a whole number, 0 to 48")]
    [InlineData("boards/0/button", "null", "boards[0].button: is null, not an object")]
    [InlineData("boards/0/i2c", "{}", "boards[0].i2c: is an object, not a list")]
    [InlineData("boards/0/led/isActiveLow", "0", "boards[0].led.isActiveLow: is a number; write true or false")]
    [InlineData("boards/0/led/colour", "\"red\"", "boards[0].led: has a field `colour` that nothing reads; it takes gpio, label")]
    [InlineData("boards/0/title", "\"\"", "boards[0].title: is empty; fill it in")]
    [InlineData("boards/0/title", "\"\\ufffe\"", "boards[0].title: is longer than 300 characters or has a control character")]
    [InlineData("parts/0/usd", "-1", "parts[0].usd: is -1; give a price above 0")]
    [InlineData("parts/0/source", "\"ask around\"", "parts[0].source: is `ask around`; give an address that begins with https://")]
    [InlineData("boards/0/i2c/0/devices/0/address", "\"0x80\"", "boards[0].i2c[0].devices[0].address: is `0x80`; give a seven-bit address")]
    [InlineData("electrode/seriesOhms", "1000", "electrode.seriesOhms: is 1000; give a whole number, 10000 to 500000")]
    [InlineData("electrode/mostMicroamps", "100", "electrode.mostMicroamps: is 100; give a whole number, 1 to 50")]
    [InlineData("schema", "\"edgetwin.boards/2\"", "schema: is `edgetwin.boards/2`; this program reads edgetwin.boards/1")]
    [InlineData("boards", "[]", "boards: is empty; name at least one")]
    public void A_plan_that_cannot_be_right_is_refused_with_place_problem_and_advice(string path, string value, string expected)
    {
        string file = HardwareTree.Copy(_bench, root => Set(root, path, JsonNode.Parse(value)));
        CommandRun run = CommandRun.Of("hardware", "--plan", file);
        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"edgetwin: {file}: {expected}", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal(["README.md", "boards.json"], _bench.Files());
    }

    [Fact]
    public void A_field_that_is_missing_is_named()
    {
        string file = HardwareTree.Copy(_bench, root => root["boards"]![0]!["spi"]!.AsObject().Remove("miso"));
        Assert.Contains("boards[0].spi: has no `miso`; add it.", CommandRun.Of("hardware", "--plan", file).Error);
    }

    [Theory]
    [InlineData("{\n  \"schema\": ", "line 2")]
    [InlineData("{\n \"schema\": 1,\n \"schema\": 2 }", "is not JSON, or has a field twice")]
    [InlineData("[]", "is a list, not an object")]
    [InlineData("", "line 1")]
    [InlineData("{ \"schema\": \"\\ud800\" }", "not UTF-8, or half a character")]
    public void What_is_no_plan_is_refused(string text, string expected)
    {
        File.WriteAllText(_bench.In("boards.json"), text);
        CommandRun run = CommandRun.Of("hardware", "--plan", _bench.In("boards.json"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public void A_plan_that_is_not_there_is_said_to_be_missing()
    {
        CommandRun run = CommandRun.Of("hardware", "--plan", _bench.In("none.json"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("none.json: is missing or cannot be read; run this in a checkout's folder", run.Error);
    }

    [Fact]
    public void Spoilt_bytes_are_refused_in_words_or_make_a_plan_that_can_be_drawn()
    {
        byte[] good = Encoding.UTF8.GetBytes(JsonNode.Parse(File.ReadAllText(HardwareTree.PlanFile))!.ToJsonString());
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 3]).Sample((at, value, cut) =>
        {
            byte[] spoilt = [.. good[..at], value, .. good[Math.Min(good.Length, at + cut)..]];
            try
            {
                HardwarePlan plan = PlanReader.Parse("boards.json", spoilt);
                Assert.All(plan.Boards, board => Assert.StartsWith("<svg", WiringDrawing.Draw(plan, board)));
            }
            catch (InputException refused)
            {
                Assert.StartsWith("boards.json: ", refused.Message);
            }
        }, iter: 400, threads: 1);
    }

    private static void Set(JsonNode root, string path, JsonNode? value)
    {
        string[] steps = path.Split('/');
        JsonNode owner = steps[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        owner[steps[^1]] = value;
    }
}
