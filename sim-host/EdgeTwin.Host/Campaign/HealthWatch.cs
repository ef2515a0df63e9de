using System.Text;
using System.Text.Json;
using EdgeTwin.Core.Health;
using EdgeTwin.Device;
using EdgeTwin.Device.Health;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Host.Campaign;

/// <summary>Sends commands about health, and holds the device to them: each replacement once, none lost by a start, few writes, a snapshot a minute that can be read.</summary>
internal sealed class HealthWatch(SeedBench bench, LinkModel link, Topics topics, SplitMix64 random)
{
    private static readonly string[] Garbage = ["", "x", "electrode", "electrode ", "electrode 0", "electrode -1", "electrode 9999999999", "led  7", "LED 7", " 7", "7 led", "bus 7\0", "12a"];

    private readonly HashSet<(HealthItem Item, int Number)> _asked = [];
    private readonly int[] _durable = new int[HealthNames.Items];
    private readonly int[] _times = new int[HealthNames.Items];
    private int _saves;
    private bool _hasSaved;
    private int _replacedSinceBoot;
    private long _toldMs = long.MinValue / 2;

    /// <summary>A sound command; now and then one that was sent before, as a retained one comes again.</summary>
    internal void Send()
    {
        if (Below(3) == 0)
        {
            link.SendToDevice(topics.SelfTest, Encoding.ASCII.GetBytes($"{1 + Below(5)}"));
            return;
        }
        HealthItem item = HealthNames.ItemAt(Below(HealthNames.Items));
        int number = 1 + Below(4);
        _asked.Add((item, number));
        bench.Trace.Add(bench.Clock.NowMs, "replaced", (long)item, number);
        link.SendToDevice(topics.Replaced, Encoding.ASCII.GetBytes($"{HealthNames.Of(item)} {number}"));
    }

    /// <summary>A command that no device may follow.</summary>
    internal void SendBad() => link.SendToDevice(Below(3) == 0 ? topics.SelfTest : topics.Replaced, Encoding.ASCII.GetBytes(Garbage[Below(Garbage.Length)]));

    internal void OnBoot(HealthDesk health)
    {
        for (int i = 0; i < _durable.Length; i++)
        {
            int times = health.Maintenance.TimesOf(HealthNames.ItemAt(i));
            if (times < _durable[i])
            {
                bench.Tell("a replacement outlives a start", $"{HealthNames.Of(HealthNames.ItemAt(i))} was replaced {_durable[i]} times, and {times} are known");
            }
            _times[i] = times;
        }
        if (_hasSaved && !health.File.IsRestored)
        {
            bench.Tell("trends outlive a start", $"they were saved, and are not there; {health.File.Damaged} copies are damaged");
        }
        _saves = 0;
        _replacedSinceBoot = 0;
        _toldMs = long.MinValue / 2;
        CheckAsked();
        Array.Copy(_times, _durable, _durable.Length);
    }

    internal void Step(HealthDesk health)
    {
        for (int i = 0; i < _times.Length; i++)
        {
            int times = health.Maintenance.TimesOf(HealthNames.ItemAt(i));
            _replacedSinceBoot += times - _times[i];
            _times[i] = times;
        }
        CheckAsked();
        if (health.File.Saves != _saves)
        {
            _saves = health.File.Saves;
            _hasSaved = true;
            Array.Copy(_times, _durable, _durable.Length);
        }
        long most = (bench.Clock.UptimeMs / Limits.HealthSaveEveryMs) + _replacedSinceBoot;
        if (_saves > most)
        {
            bench.Tell("trends are written seldom", $"{_saves} times in {bench.Clock.UptimeMs / 60_000} min with {_replacedSinceBoot} replacements");
        }
    }

    /// <summary>The device published its snapshot.</summary>
    internal void OnSnapshot(ReadOnlyMemory<byte> message)
    {
        long sinceMs = bench.Clock.NowMs - _toldMs;
        bench.Trace.Add(bench.Clock.NowMs, "snapshot", message.Length);
        if (sinceMs < Limits.HealthEveryMs)
        {
            bench.Tell("a snapshot of health a minute at most", $"one came {sinceMs} ms after another");
        }
        _toldMs = bench.Clock.NowMs;
        try
        {
            using JsonDocument snapshot = JsonDocument.Parse(message);
            _ = snapshot.RootElement.GetProperty("parts").EnumerateObject().Count();
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            bench.Tell("a snapshot can be read", wrong.Message);
        }
    }

    private void CheckAsked()
    {
        for (int i = 0; i < _times.Length; i++)
        {
            HealthItem item = HealthNames.ItemAt(i);
            int distinct = _asked.Count(one => one.Item == item);
            // A number may be used again once another came between: the device remembers the last.
            if (_times[i] > 0 && distinct == 0)
            {
                bench.Tell("only what was asked for is replaced", $"{HealthNames.Of(item)} counts {_times[i]} replacements, and none was asked for");
            }
            else if (distinct == 1 && _times[i] > 1)
            {
                bench.Tell("a request is followed once", $"{HealthNames.Of(item)} was replaced {_times[i]} times by one request");
            }
        }
    }

    private int Below(int limit) => (int)(random.Next() % (ulong)limit);
}
