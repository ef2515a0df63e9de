using System.Text;
using System.Text.Json;
using CsCheck;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Health;
using EdgeTwin.Device.Tests.Support;

namespace EdgeTwin.Device.Tests.Health;

public sealed class HealthDeskTests
{
    [Fact]
    public void A_replacement_is_an_event_resets_the_part_and_outlives_a_start()
    {
        WearableBench bench = new(keepsHealth: true);
        bench.Run(5);
        bench.Send("/cmd/health/replaced", "electrode 3");
        bench.Run(1);
        bench.Send("/cmd/health/replaced", "electrode 3");
        bench.Run(70);
        JsonElement told = Assert.Single(bench.Logged("maintenance")).GetProperty("evidence");
        Assert.Equal("electrode", told.GetProperty("item").GetString());
        Assert.Equal(3, told.GetProperty("request").GetInt32());
        bench.Restart();
        Assert.Equal(1, bench.Wearable.Health.Maintenance.TimesOf(HealthItem.Electrode));
        // Retained at the broker, it comes again.
        bench.Run(5);
        bench.Send("/cmd/health/replaced", "electrode 3");
        bench.Run(70);
        Assert.Equal(1, bench.Wearable.Health.Maintenance.TimesOf(HealthItem.Electrode));
        bench.Send("/cmd/health/replaced", "electrode 4");
        bench.Run(1);
        Assert.Equal(2, bench.Wearable.Health.Maintenance.TimesOf(HealthItem.Electrode));
        Assert.Equal(2, bench.Logged("maintenance").Count);
    }

    [Fact]
    public void Trends_are_saved_each_quarter_of_an_hour_and_no_oftener()
    {
        WearableBench bench = new(keepsHealth: true);
        bench.Run(3700);
        Assert.Equal(4, bench.Wearable.Health.File.Saves);
        bench.Restart();
        Assert.True(bench.Wearable.Health.File.IsRestored);
    }

    [Fact]
    public void The_snapshot_goes_out_at_each_connection_and_once_a_minute_at_most()
    {
        WearableBench bench = new(keepsHealth: true);
        bench.Run(30);
        Assert.Single(Snapshots(bench));
        for (int i = 0; i < 20; i++)
        {
            bench.Send("/cmd/health/replaced", $"led {i + 1}");
            bench.Run(30);
        }
        Assert.InRange(Snapshots(bench).Count, 8, 11);
        Assert.All(Snapshots(bench), s => Assert.InRange(s.Length, 50, Limits.HealthBytes));
        JsonElement last = JsonDocument.Parse(Snapshots(bench)[^1]).RootElement;
        Assert.True(last.GetProperty("parts").GetProperty("led").GetProperty("replaced").GetInt32() > 3);
    }

    [Fact]
    public void The_largest_snapshot_fits()
    {
        WearableBench bench = new(keepsHealth: true);
        HealthReport report = new(bench.Wearable.Twin.Health, Full(), bench.Wearable.Health.SelfTest, bench.Clock, new JsonWriter());
        for (int i = 0; i < HealthNames.Items; i++)
        {
            bench.Wearable.Twin.Health.SetFault(HealthNames.ItemAt(i), true);
        }
        int length = report.Write(new byte[Limits.HealthBytes], int.MaxValue, int.MaxValue);
        // Of each part a forecast is not there yet: four numbers of six digits with their names.
        Assert.InRange(length, 1, Limits.HealthBytes - (HealthNames.Items * 84));
    }

    [Fact]
    public void A_flood_of_bad_commands_changes_nothing_and_is_told_once_a_minute()
    {
        WearableBench bench = new(keepsHealth: true);
        bench.Run(2);
        uint before = bench.Wearable.Log.LastSeq;
        Gen.Select(Gen.Bool, Gen.OneOf(Gen.Byte, Gen.Char["electrod 019-"].Select(c => (byte)c)).Array[0, 30]).Array[200].Sample(messages =>
        {
            foreach ((bool isTest, byte[] payload) in messages)
            {
                string text = Encoding.ASCII.GetString(payload);
                if (!new HealthCommand().TryParseReplaced(payload, payload.Length) && !new HealthCommand().TryParseTest(payload, payload.Length))
                {
                    bench.Link.ToDevice("edgetwin/w-1/cmd/health/" + (isTest ? "selftest" : "replaced"), payload);
                }
            }
            bench.Run(0.2);
        }, iter: 20, threads: 1);
        Assert.InRange(bench.Wearable.Log.LastSeq - before, 1u, 4u);
        Assert.Equal(0, bench.Wearable.Supervisor.Exceptions);
        Assert.All(Enumerable.Range(0, HealthNames.Items), i => Assert.Equal(0, bench.Wearable.Health.Maintenance.TimesOf(HealthNames.ItemAt(i))));
    }

    private static Maintenance Full()
    {
        Maintenance full = new();
        for (int i = 0; i < HealthNames.Items; i++)
        {
            full.Note(HealthNames.ItemAt(i), int.MaxValue, 4_000_000_000_000);
        }
        return full;
    }

    private static List<byte[]> Snapshots(WearableBench bench) =>
        [.. bench.Link.Published.Where(p => p.Topic == "edgetwin/w-1/health" && p.IsRetained).Select(p => p.Payload)];
}
