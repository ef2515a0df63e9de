using System.Reflection;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Tests.Support;
using EdgeTwin.Device;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.App.Tests.Boards;

public sealed class BoardTests
{
    // Strapping pins, flash and PSRAM: by the chips' documentation; 16 and 17 only where there is PSRAM.
    private static readonly int[] Esp32 = [0, 2, 5, 6, 7, 8, 9, 10, 11, 12, 15];
    private static readonly int[] Esp32WithPsram = [.. Esp32, 16, 17];
    private static readonly int[] Esp32S3WithOctalPsram = [0, 3, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 45, 46];

    public static TheoryData<string> Names => ["esp32-devkitc", "xiao-esp32s3", "m5stack-core2"];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_pin_is_used_twice_or_needed_by_the_chip(string name)
    {
        (BoardProfile profile, int[] taken, int firstInputOnly, int lastInputOnly) = Find(name);
        Assert.Equal(name, profile.Name);
        (string Use, int Pin)[] pins = [.. typeof(BoardProfile).GetFields(BindingFlags.Instance | BindingFlags.Public)
            .Where(f => f.Name.EndsWith("Pin", StringComparison.Ordinal)).Select(f => (f.Name, (int)f.GetValue(profile)!)).Where(p => p.Item2 != BoardProfile.None)];
        Assert.Equal(pins.Length, pins.Select(p => p.Pin).Distinct().Count());
        Assert.DoesNotContain(pins, p => taken.Contains(p.Pin));
        Assert.DoesNotContain(pins, p => p.Use != nameof(BoardProfile.SpiMisoPin) && p.Pin >= firstInputOnly && p.Pin <= lastInputOnly);
        Assert.InRange(profile.LogSegments, Limits.MinSegments, Limits.MaxSegments);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_firmware_runs_on_it_with_both_front_ends(string name)
    {
        BoardProfile profile = Find(name).Profile;
        using WearableBench bench = new(profile, Scenario.Find("normal")!);
        bench.Go(10);
        // Ten seconds less the start: PLL lock and reset take a part of the first.
        Assert.InRange(bench.Firmware.Wearable.Intake.EcgSamples, 8 * 250, 10 * 250);
        Assert.InRange(bench.Firmware.Wearable.Intake.PpgSamples, 8 * 100, 10 * 100);
        Assert.Empty(bench.Board.World.Board.Violations);
        Assert.Equal(profile.I2cBus == 1 ? "I2C1_DATA" : "I2C2_DATA", bench.Board.World.Board.Pins.Functions[profile.I2cDataPin]);
    }

    [Theory]
    [InlineData("esp32-devkitc")]
    [InlineData("m5stack-core2")]
    public void Without_MAX30003_it_runs_on_the_AD8232_that_the_profile_names(string name)
    {
        BoardProfile profile = Find(name).Profile;
        profile.SpiBus = BoardProfile.None;
        using WearableBench bench = new(profile, Scenario.Find("normal")!);
        bench.Go(20);
        Assert.Contains("\"ecg\":\"ad8232\",\"ecgState\":\"running\"", bench.Status);
        Assert.InRange(bench.Firmware.Wearable.Intake.EcgSamples, 18 * 250, 20 * 250);
        Assert.Empty(bench.Board.World.Board.Violations);
    }

    private static (BoardProfile Profile, int[] Taken, int FirstInputOnly, int LastInputOnly) Find(string name) => name switch
    {
        "esp32-devkitc" => (Esp32DevKitC.Profile(), Esp32, 34, 39),
        "xiao-esp32s3" => (XiaoEsp32S3.Profile(), Esp32S3WithOctalPsram, 100, 100),
        _ => (M5StackCore2.Profile(), Esp32WithPsram, 34, 39),
    };
}
