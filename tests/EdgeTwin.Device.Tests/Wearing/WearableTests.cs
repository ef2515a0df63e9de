using System.Text;
using System.Text.Json;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Wearing;

public sealed class WearableTests
{
    [Fact]
    public void A_start_is_recorded_with_what_the_log_found()
    {
        WearableBench bench = new();
        JsonElement boot = Assert.Single(bench.Logged("boot"));
        Assert.Equal("1.2.3", boot.GetProperty("evidence").GetProperty("version").GetString());
        Assert.Equal(0, boot.GetProperty("evidence").GetProperty("found").GetInt32());
    }

    [Fact]
    public void What_the_twin_finds_is_in_the_log_and_goes_out_with_its_seq()
    {
        WearableBench bench = new(new ScriptedEcg(HeartSegment.Sinus(20), HeartSegment.Tachycardia(30), HeartSegment.Sinus(40)));
        bench.Run(70);
        Assert.Equal(2, bench.Logged("tachycardia").Count);
        Assert.Equal(bench.Wearable.Recorder.Told, bench.Wearable.Log.LastSeq - 1);
        string[] sent = [.. bench.Link.Published.Where(p => p.Topic == "edgetwin/w-1/event").Select(p => Encoding.ASCII.GetString(p.Payload))];
        JsonElement begin = JsonDocument.Parse(sent.First(s => s.Contains("\"tachycardia\"", StringComparison.Ordinal))).RootElement;
        Assert.Equal("alarm", begin.GetProperty("type").GetString());
        Assert.Equal(2, begin.GetProperty("seq").GetInt32());
        Assert.Equal("begin", begin.GetProperty("event").GetProperty("phase").GetString());
    }

    [Fact]
    public void Samples_are_conserved_from_the_front_end_to_the_twin()
    {
        WearableBench bench = new();
        bench.Run(12);
        bench.Wearable.Intake.OnEcgGap(500);
        bench.Run(3);
        Assert.Equal(bench.Ecg.Readings, bench.Wearable.Intake.EcgSamples);
        Assert.Equal(500, bench.Wearable.Intake.EcgMissing);
        Assert.Equal(bench.Wearable.Intake.EcgSamples + 500, bench.Wearable.Twin.SampleCount);
    }

    [Fact]
    public void Status_is_retained_told_anew_each_minute_and_ends_with_goodbye()
    {
        WearableBench bench = new();
        bench.Run(130);
        bench.Wearable.Stop();
        Assert.Equal("edgetwin/w-1/status {\"state\":\"offline\"}", bench.Link.Will);
        JsonElement[] status = [.. bench.Link.Published.Where(p => p.Topic == "edgetwin/w-1/status").Select(p => JsonDocument.Parse(p.Payload).RootElement)];
        Assert.Equal(4, status.Length);
        Assert.All(bench.Link.Published.Where(p => p.Topic == "edgetwin/w-1/status"), p => Assert.True(p.IsRetained));
        Assert.Equal(["online", "online", "online", "offline"], status.Select(s => s.GetProperty("state").GetString()));
        Assert.Equal(35, status[1].GetProperty("highPassMilliHz").GetInt32());
        Assert.True(status[1].GetProperty("allowsSt").GetBoolean());
        Assert.InRange(status[2].GetProperty("hrBpm").GetInt32(), 65, 75);
    }

    [Fact]
    public void A_setting_from_the_network_is_in_force_at_once()
    {
        WearableBench bench = new(new ScriptedEcg(HeartSegment.Sinus(60, 100)));
        bench.Run(20);
        Assert.Empty(bench.Logged("tachycardia"));
        bench.Send("/cmd/config/tachycardiaBpm", "90");
        bench.Run(20);
        JsonElement begun = Assert.Single(bench.Logged("tachycardia"));
        Assert.Equal(90, begun.GetProperty("evidence").GetProperty("limitBpm").GetInt32());
        Assert.Single(bench.Logged("config"));
    }

    [Fact]
    public void Hints_follow_alarm_sensor_and_link()
    {
        ScriptedEcg ecg = new(HeartSegment.Sinus(15), HeartSegment.Tachycardia(30), HeartSegment.Sinus(3600));
        WearableBench bench = new(ecg);
        bench.Run(60);
        Assert.Equal([SignalHint.Alarm, SignalHint.None], bench.Hints);
        ecg.IsDead = true;
        bench.Run(8);
        Assert.Equal(SignalHint.Technical, bench.Wearable.Hint);
        ecg.IsDead = false;
        bench.Run(8);
        Assert.Equal(SignalHint.None, bench.Wearable.Hint);
        bench.Link.Break();
        bench.IsPressed = true;
        bench.Run(90);
        Assert.Equal(SignalHint.Offline, bench.Wearable.Hint);
    }

    [Fact]
    public void An_id_that_is_no_topic_or_a_missing_port_is_refused()
    {
        WearableParts parts = new();
        Assert.Throws<ArgumentException>(() => new Wearable(parts));
    }
}
