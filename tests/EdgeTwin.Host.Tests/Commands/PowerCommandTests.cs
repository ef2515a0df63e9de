using System.Text.Json;
using EdgeTwin.Device.Configuration;
using EdgeTwin.Host.Commands;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Commands;

public sealed class PowerCommandTests
{
    [Fact]
    public void It_projects_hours_and_says_that_it_estimates()
    {
        CommandRun run = CommandRun.Of("power", "--hours", "1");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("ESTIMATE", run.Out, StringComparison.Ordinal);
        Assert.Contains("a 500 mAh cell", run.Out, StringComparison.Ordinal);
        Assert.Contains("(estimate;", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void With_uplinks_apart_the_radio_is_off_nearly_always_and_the_S3_lasts_longer()
    {
        JsonElement on = Json("0");
        JsonElement apart = Json("15");
        Assert.Equal(0, on.GetProperty("wifiLeftS").GetDouble());
        Assert.InRange(apart.GetProperty("wifiLeftS").GetDouble() / apart.GetProperty("simulatedS").GetDouble(), 0.95, 0.999);
        Assert.True(apart.GetProperty("joins").GetInt32() >= 5);
        Assert.True(apart.GetProperty("mostHours").GetDouble() > on.GetProperty("mostHours").GetDouble());
        Assert.True(apart.GetProperty("leastHours").GetDouble() > on.GetProperty("leastHours").GetDouble());
        // Two LEDs, 411 us, 100 Hz: from 7 mA at the start to what the wearer's skin asks for, about 11 mA.
        JsonElement leds = on.GetProperty("consumers").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "MAX30102's LEDs");
        Assert.InRange(leds.GetProperty("lowMilliamps").GetDouble(), 0.6, 1.2);

        static JsonElement Json(string minutes)
        {
            CommandRun run = CommandRun.Of("power", "--board", "xiao-esp32s3", "--uplink-minutes", minutes, "--hours", "1", "--json");
            Assert.Equal(ExitCode.Done, run.ExitCode);
            JsonElement root = JsonDocument.Parse(run.Out).RootElement;
            Assert.Equal("edgetwin.power/1", root.GetProperty("schema").GetString());
            return root;
        }
    }

    [Theory]
    [InlineData("--board", "toaster")]
    [InlineData("--scenario", "none")]
    [InlineData("--uplink-minutes", "241")]
    [InlineData("--battery-mah", "x")]
    public void What_it_does_not_know_is_a_matter_of_usage(string option, string value)
    {
        CommandRun run = CommandRun.Of("power", option, value);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void It_takes_what_the_device_takes()
    {
        Assert.True(ConfigKeys.IsInRange(ConfigKey.UplinkMinutes, PowerCommand.MostMinutes));
        Assert.False(ConfigKeys.IsInRange(ConfigKey.UplinkMinutes, PowerCommand.MostMinutes + 1));
    }
}
