using System.Text;
using System.Text.Json;
using EdgeTwin.Device.Power;

namespace EdgeTwin.Device.Tests.Power;

public sealed class DutyPlanTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 15)]
    public void Without_the_setting_or_without_a_switch_the_radio_is_left_alone(bool hasRadio, int minutes)
    {
        DutyBench bench = new(minutes, hasRadio);
        bench.Link.IsThere = true;
        bench.Run(3600);
        Assert.Equal(DutyState.AlwaysOn, bench.Wearable.Duty.State);
        Assert.Empty(bench.Radio.OnAtMs);
        Assert.True(bench.IsAllAcknowledged);
    }

    [Fact]
    public void Every_so_many_minutes_the_log_empties_and_the_radio_rests_between()
    {
        DutyBench bench = new(15);
        bench.RunToRest();
        for (int i = 0; i < 8; i++)
        {
            bench.Tell();
            bench.Run(900);
        }
        bench.Run(200);
        Assert.True(bench.IsAllAcknowledged);
        Assert.Equal(9, bench.Radio.OnAtMs.Count);
        Assert.All(bench.Radio.OnAtMs.Zip(bench.Radio.OnAtMs.Skip(1), (a, b) => b - a), ms => Assert.InRange(ms, 900_000, 915_000));
        Assert.InRange(bench.Radio.SpentMs / 9, 5_000, 15_000);
        Assert.Equal(0, bench.Wearable.Duty.Failures);
    }

    [Fact]
    public void An_uplink_ends_with_a_goodbye_that_says_when_the_next_is_due()
    {
        DutyBench bench = new(15);
        bench.RunToRest();
        JsonElement goodbye = bench.Status[^1];
        Assert.Equal("offline", goodbye.GetProperty("state").GetString());
        Assert.Equal(900, goodbye.GetProperty("nextUplinkS").GetInt32());
        Assert.False(bench.Status[0].TryGetProperty("nextUplinkS", out _));
    }

    [Fact]
    public void A_switch_off_promises_nothing()
    {
        DutyBench bench = new(15);
        bench.RunToRest();
        bench.Run(901);
        bench.Run(3);
        bench.Wearable.Stop();
        Assert.Equal("offline", bench.Status[^1].GetProperty("state").GetString());
        Assert.False(bench.Status[^1].TryGetProperty("nextUplinkS", out _));
    }

    [Fact]
    public void What_cannot_wait_opens_the_radio_at_once()
    {
        DutyBench bench = new(240);
        bench.RunToRest();
        bench.Run(100);
        bench.Tell();
        bench.Run(100);
        Assert.Single(bench.Radio.OnAtMs);
        long pressedMs = bench.Clock.NowMs;
        bench.Press();
        bench.Run(6);
        Assert.InRange(bench.Radio.OnAtMs[^1] - pressedMs, 0, 1000);
        Assert.True(bench.IsAllAcknowledged);
    }

    [Fact]
    public void A_log_that_fills_opens_it_before_anything_is_dropped()
    {
        DutyBench bench = new(240);
        bench.RunToRest();
        for (int i = 0; i < 200; i++)
        {
            bench.Tell(100);
            bench.Run(5);
        }
        bench.RunToRest();
        Assert.InRange(bench.Radio.OnAtMs.Count, 2, 6);
        Assert.DoesNotContain(bench.Link.Published, p => Encoding.ASCII.GetString(p.Payload).Contains("lastSeq", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_that_is_away_is_looked_for_with_growing_pauses()
    {
        DutyBench bench = new(15);
        bench.RunToRest();
        bench.Radio.IsInReach = false;
        bench.Tell();
        bench.Run(4 * 3600);
        long[] pauses = [.. bench.Radio.OnAtMs.Skip(1).Zip(bench.Radio.OnAtMs.Skip(2), (a, b) => b - a)];
        Assert.InRange(pauses.Length, 10, 25);
        Assert.True(pauses[^1] > 4 * pauses[0], string.Join(' ', pauses));
        Assert.True(bench.Wearable.Duty.Failures >= pauses.Length);
        bench.Radio.IsInReach = true;
        bench.Run(1000);
        Assert.True(bench.IsAllAcknowledged);
        Assert.True(bench.Wearable.Duty.IsResting);
    }

    [Fact]
    public void An_alarm_that_found_no_network_is_tried_more_often_than_the_plan()
    {
        DutyBench bench = new(240);
        bench.RunToRest();
        bench.Radio.IsInReach = false;
        bench.Press();
        bench.Run(2 * 3600);
        Assert.True(bench.Radio.OnAtMs.Count > 15, $"{bench.Radio.OnAtMs.Count}");
        bench.Radio.IsInReach = true;
        bench.Run(400);
        Assert.True(bench.IsAllAcknowledged);
    }

    [Fact]
    public void A_broker_behind_which_nobody_acknowledges_does_not_keep_the_radio_on()
    {
        DutyBench bench = new(15);
        bench.RunToRest();
        bench.Link.IsAcknowledging = false;
        bench.Tell();
        bench.Run(6 * 3600);
        Assert.True(bench.Radio.SpentMs < 3600_000, $"{bench.Radio.SpentMs} ms");
        bench.Link.IsAcknowledging = true;
        bench.Run(1000);
        Assert.True(bench.IsAllAcknowledged);
    }

    [Fact]
    public void Somebody_who_watches_a_waveform_keeps_it_on()
    {
        DutyBench bench = new(15);
        bench.Run(3);
        byte[] yes = "1"u8.ToArray();
        bench.Wearable.Config.Apply(Device.Configuration.ConfigKey.WaveConsent, yes, 1);
        bench.Wearable.Waves.OnRequest("120"u8.ToArray(), 3, bench.Clock.UptimeMs);
        bench.Run(115);
        Assert.True(bench.Radio.IsOn);
        bench.Run(20);
        Assert.False(bench.Radio.IsOn);
    }

    [Fact]
    public void An_event_during_the_goodbye_takes_it_back()
    {
        DutyBench bench = new(240);
        for (int i = 0; i < 200 && bench.Wearable.Duty.State != DutyState.SayingGoodbye; i++)
        {
            bench.Run(0.25);
        }
        bench.Tell();
        bench.Run(1);
        Assert.Equal("online", bench.Status[^1].GetProperty("state").GetString());
        bench.RunToRest();
        Assert.True(bench.IsAllAcknowledged);
        Assert.Single(bench.Radio.OnAtMs);
    }

    [Fact]
    public void An_alarm_while_the_connection_closes_opens_it_again_without_leaving_the_network()
    {
        DutyBench bench = new(240);
        for (int i = 0; i < 200 && bench.Wearable.Duty.State != DutyState.Closing; i++)
        {
            bench.Run(0.25);
        }
        bench.Press();
        bench.Run(4.5);
        Assert.True(bench.Radio.IsOn);
        Assert.True(bench.IsAllAcknowledged);
        Assert.Single(bench.Radio.OnAtMs);
    }

    [Fact]
    public void Set_to_0_it_stays_on_and_set_again_it_rests()
    {
        DutyBench bench = new(240);
        bench.RunToRest();
        bench.Set(0);
        bench.Run(1);
        Assert.True(bench.Radio.IsOn);
        Assert.Equal(DutyState.AlwaysOn, bench.Wearable.Duty.State);
        bench.Link.IsThere = true;
        bench.Run(3600);
        Assert.True(bench.Radio.IsOn);
        Assert.True(bench.IsAllAcknowledged);
        bench.Set(30);
        bench.RunToRest();
        Assert.Equal(1800, bench.Status[^1].GetProperty("nextUplinkS").GetInt32());
    }

    [Fact]
    public void Whatever_happens_to_the_radio_everything_arrives_in_the_end()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            Random random = new(seed);
            DutyBench bench = new(1 + random.Next(30));
            for (int i = 0; i < 60; i++)
            {
                bench.Radio.IsInReach = random.Next(3) > 0;
                bench.Radio.JoinMs = random.Next(60_000);
                bench.Link.IsAcknowledging = random.Next(4) > 0;
                switch (random.Next(8))
                {
                    case 0: bench.Press(); break;
                    case 1: bench.Wearable.Duty.Hasten(); break;
                    case 2: bench.Wearable.Duty.Configure(random.Next(40) * 5, 10_000, 300_000, bench.Clock.UptimeMs); break;
                    default: bench.Tell(); break;
                }
                bench.Run(random.Next(300));
            }
            bench.Wearable.Duty.Configure(30, 10_000, 300_000, bench.Clock.UptimeMs);
            bench.Radio.IsInReach = true;
            bench.Radio.JoinMs = 3000;
            bench.Link.IsAcknowledging = true;
            bench.Run(3900);
            Assert.True(bench.IsAllAcknowledged, $"seed {seed}: {bench.Wearable.Log.AckedSeq} of {bench.Wearable.Log.LastSeq}, {bench.Wearable.Duty.State}");
            Assert.False(bench.Radio.IsOn && bench.Wearable.Duty.IsResting);
        }
    }
}
