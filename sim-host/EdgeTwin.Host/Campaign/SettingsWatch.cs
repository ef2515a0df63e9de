using System.Text;
using EdgeTwin.Device.Configuration;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Host.Campaign;

/// <summary>Sends settings, and holds the device to them: no change without its record, none lost by a start.</summary>
internal sealed class SettingsWatch(SeedBench bench, LinkModel link, string prefix, SplitMix64 random)
{
    private const string UnderZero = "-5";
    private static readonly string[] Garbage = ["", UnderZero, "99999999999", "x", "12a", "\0\0", "999999999"];

    private readonly int[] _values = [.. Enumerable.Range(0, ConfigKeys.Count).Select(i => ConfigKeys.DefaultOf((ConfigKey)i))];
    private readonly List<(long SentMs, int Key, int Value)> _sent = [];
    private int _revision;
    private int _configSeen;

    /// <summary>A sound setting, within what lets a seed come to rest in good time.</summary>
    internal void Send()
    {
        int key = Below(ConfigKeys.Count);
        int value = (ConfigKey)key switch
        {
            ConfigKey.BradycardiaBpm => 40 + Below(20),
            ConfigKey.TachycardiaBpm => 100 + Below(50),
            ConfigKey.PauseMs => 1500 + Below(1500),
            ConfigKey.AckTimeoutMs => 2000 + Below(13_000),
            ConfigKey.MaxBackoffMs => 5000 + Below(35_000),
            ConfigKey.UplinkMinutes => Below(3) == 0 ? 0 : 1 + Below(10),
            ConfigKey.Spo2LowPercent => 80 + Below(15),
            ConfigKey.Spo2LowSeconds => 5 + Below(30),
            ConfigKey.CalibrationVersion => Below(10),
            ConfigKey.CalibrationA or ConfigKey.CalibrationB or ConfigKey.CalibrationC => Below(200_000) - 100_000,
            _ => Below(2),
        };
        _sent.Add((bench.Clock.NowMs, key, value));
        bench.Trace.Add(bench.Clock.NowMs, "setting", key, value);
        link.SendToDevice(prefix + ConfigKeys.NameOf((ConfigKey)key), Encoding.ASCII.GetBytes($"{value}"));
    }

    /// <summary>A setting that no device may take.</summary>
    internal void SendBad()
    {
        ConfigKey key = (ConfigKey)Below(ConfigKeys.Count);
        string name = Below(3) == 0 ? "noSuchKey" : ConfigKeys.NameOf(key);
        string value = Garbage[Below(Garbage.Length)];
        // A coefficient may be under zero.
        value = value == UnderZero && ConfigKeys.IsSigned(key) ? "-" : value;
        link.SendToDevice(prefix + name, Encoding.ASCII.GetBytes(value));
    }

    internal void OnBoot(ConfigStore config)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            int value = config.Values.Get((ConfigKey)i);
            // The power may have gone between a change and the moment we would have seen it.
            if (value != _values[i] && !_sent.Exists(s => s.Key == i && s.Value == value && bench.Clock.NowMs - s.SentMs < 60_000))
            {
                bench.Tell("settings outlive a start", $"{ConfigKeys.NameOf((ConfigKey)i)} was {_values[i]}, and is {value} ({config.Revision})");
            }
        }
        Take(config);
        _configSeen = bench.Ledger.ConfigSinceBoot;
    }

    internal void Step(ConfigStore config)
    {
        if (config.Revision != _revision)
        {
            int changes = config.Revision - _revision;
            if (bench.Ledger.ConfigSinceBoot - _configSeen < changes)
            {
                bench.Tell("a change of settings is recorded", $"{changes} made, {bench.Ledger.ConfigSinceBoot - _configSeen} recorded");
            }
            Take(config);
        }
        else
        {
            for (int i = 0; i < _values.Length; i++)
            {
                if (config.Values.Get((ConfigKey)i) != _values[i])
                {
                    bench.Tell("a refused setting changes nothing", $"{ConfigKeys.NameOf((ConfigKey)i)} went from {_values[i]} to {config.Values.Get((ConfigKey)i)}");
                    Take(config);
                }
            }
        }
        _configSeen = bench.Ledger.ConfigSinceBoot;
    }

    private void Take(ConfigStore config)
    {
        _revision = config.Revision;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = config.Values.Get((ConfigKey)i);
        }
    }

    private int Below(int limit) => (int)(random.Next() % (ulong)limit);
}
