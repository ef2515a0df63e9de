using System.Text;
using CsCheck;
using EdgeTwin.Device.Configuration;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Configuration;

public sealed class ConfigStoreTests
{
    private const string Prefix = "edgetwin/wearer-1/cmd/config/";

    private readonly Bench _bench = new();
    private readonly FlashModel _files = new(2, new SplitMix64(5), new FaultTally());

    [Fact]
    public void A_change_is_logged_and_stays_over_a_reboot()
    {
        ConfigStore store = Start(out EventLog log);
        Assert.Equal(ConfigResult.Applied, Set(store, ConfigKey.TachycardiaBpm, "140"));
        string told = Assert.Single(Bench.ReadAll(log)).Text;
        Assert.Contains("tachycardiaBpm", told, StringComparison.Ordinal);
        Assert.Contains("140", told, StringComparison.Ordinal);
        Assert.Equal(140, Start(out _).Values.Get(ConfigKey.TachycardiaBpm));
    }

    [Fact]
    public void A_calibration_takes_numbers_under_zero_and_stays_over_a_reboot()
    {
        ConfigStore store = Start(out _);
        Assert.Equal(ConfigResult.Applied, Set(store, ConfigKey.CalibrationA, "112690"));
        Assert.Equal(ConfigResult.Applied, Set(store, ConfigKey.CalibrationB, "-34660"));
        Assert.Equal(ConfigResult.Applied, Set(store, ConfigKey.CalibrationVersion, "3"));
        EdgeTwin.Core.TwinSettings settings = new();
        Start(out _).Values.CopyTo(settings);
        settings.Check();
        Assert.Equal((3, 112690, -34660, 0), (settings.CalibrationVersion, settings.CalibrationA, settings.CalibrationB, settings.CalibrationC));
    }

    [Theory]
    [InlineData(ConfigKey.CalibrationB, "-", ConfigResult.Malformed)]
    [InlineData(ConfigKey.CalibrationB, "-1000000", ConfigResult.OutOfRange)]
    [InlineData(ConfigKey.CalibrationB, "1-", ConfigResult.Malformed)]
    [InlineData(ConfigKey.TachycardiaBpm, "9999", ConfigResult.OutOfRange)]
    [InlineData(ConfigKey.TachycardiaBpm, "-5", ConfigResult.Malformed)]
    [InlineData(ConfigKey.TachycardiaBpm, "", ConfigResult.Malformed)]
    [InlineData(ConfigKey.TachycardiaBpm, "12a", ConfigResult.Malformed)]
    [InlineData(ConfigKey.TachycardiaBpm, "99999999999999999999", ConfigResult.Malformed)]
    [InlineData(ConfigKey.BradycardiaBpm, "101", ConfigResult.OutOfRange)]
    [InlineData(ConfigKey.PauseMs, "2000", ConfigResult.Unchanged)]
    public void A_bad_value_changes_nothing(ConfigKey key, string value, ConfigResult expected)
    {
        ConfigStore store = Start(out _);
        Assert.Equal(expected, Set(store, key, value));
        Assert.Equal(ConfigKeys.DefaultOf(key), store.Values.Get(key));
    }

    [Fact]
    public void Any_message_on_any_topic_is_taken_or_refused_and_a_flood_is_told_once_a_minute()
    {
        ConfigStore store = Start(out EventLog log);
        Gen.Select(Gen.String, Gen.Byte.Array[0, 300]).Sample((tail, payload) => store.OnMessage(Prefix + tail, payload, payload.Length), iter: 2000);
        Assert.True(store.Refusals >= 1900);
        Assert.Single(Bench.ReadAll(log));
    }

    [Fact]
    public void Power_cut_at_any_byte_of_a_change_leaves_the_old_or_the_new_value()
    {
        for (int at = 0; at < 80; at++)
        {
            FlashModel files = new(2, new SplitMix64(9), new FaultTally());
            Bench bench = new();
            ConfigStore store = new(files, bench.Clock, bench.Boot(), Prefix);
            store.Load();
            Set(store, ConfigKey.PauseMs, "3000");
            files.CutInWrite = 1;
            files.CutAtByte = at;
            Assert.Throws<PowerCutException>(() => Set(store, ConfigKey.PauseMs, "4000"));
            ConfigStore again = new(files, bench.Clock, bench.Boot(), Prefix);
            again.Load();
            Assert.Contains(again.Values.Get(ConfigKey.PauseMs), new[] { 3000, 4000 });
            Assert.Equal(ConfigResult.Applied, Set(again, ConfigKey.PauseMs, "5000"));
        }
    }

    [Fact]
    public void Files_of_noise_give_the_defaults_and_an_event()
    {
        while (_files.FileCount == 0)
        {
            _files.FillWithNoise();
        }
        ConfigStore store = Start(out EventLog log);
        Assert.Equal(ConfigKeys.DefaultOf(ConfigKey.PauseMs), store.Values.Get(ConfigKey.PauseMs));
        Assert.Single(Bench.ReadAll(log));
    }

    private static ConfigResult Set(ConfigStore store, ConfigKey key, string value)
    {
        byte[] payload = Encoding.ASCII.GetBytes(value);
        return store.Apply(key, payload, payload.Length);
    }

    private ConfigStore Start(out EventLog log)
    {
        log = _bench.Boot();
        ConfigStore store = new(_files, _bench.Clock, log, Prefix);
        store.Load();
        return store;
    }
}
