using System.Text.Json;
using EdgeTwin.Device.Tests.Support;

namespace EdgeTwin.Device.Tests.Wearing;

public sealed class WaveStreamTests
{
    private const string EcgTopic = "edgetwin/w-1/wave/ecg";

    [Theory]
    [InlineData("30", "no-consent")]
    [InlineData("301", "malformed")]
    [InlineData("-1", "malformed")]
    [InlineData("99999999999", "malformed")]
    [InlineData("", "malformed")]
    public void Without_consent_or_sense_nothing_leaves_and_the_wearer_can_see_who_asked(string request, string why)
    {
        WearableBench bench = new();
        bench.Run(5);
        bench.Send("/cmd/wave", request);
        bench.Send("/cmd/wave", request);
        bench.Run(10);
        Assert.DoesNotContain(bench.Link.Published, p => p.Topic == EcgTopic);
        Assert.Equal(why, Assert.Single(bench.Logged("wave")).GetProperty("evidence").GetProperty("refused").GetString());
        Assert.Equal(2, bench.Wearable.Waves.Refused);
    }

    [Fact]
    public void With_consent_samples_leave_for_as_long_as_was_asked()
    {
        WearableBench bench = new();
        bench.Run(5);
        bench.Send("/cmd/config/waveConsent", "on");
        bench.Send("/cmd/wave", "10");
        bench.Run(30);
        JsonElement[] blocks = [.. bench.Link.Published.Where(p => p.Topic == EcgTopic).Select(p => JsonDocument.Parse(p.Payload).RootElement)];
        Assert.InRange(blocks.Length, 19, 20);
        Assert.All(blocks, b => Assert.Equal(125, b.GetProperty("ecgUv").GetArrayLength()));
        for (int i = 1; i < blocks.Length; i++)
        {
            Assert.Equal(0.5, blocks[i].GetProperty("startS").GetDouble() - blocks[i - 1].GetProperty("startS").GetDouble(), 6);
        }
        Assert.All(bench.Link.Published.Where(p => p.Topic == EcgTopic), p => Assert.Equal(0, p.Qos));
        Assert.Equal(10, Assert.Single(bench.Logged("wave")).GetProperty("evidence").GetProperty("seconds").GetInt32());
    }

    [Fact]
    public void Consent_withdrawn_ends_it_at_once()
    {
        WearableBench bench = new();
        bench.Run(5);
        bench.Send("/cmd/config/waveConsent", "on");
        bench.Send("/cmd/wave", "300");
        bench.Run(5);
        bench.Send("/cmd/config/waveConsent", "off");
        bench.Run(0.1);
        int sent = bench.Wearable.Waves.Sent;
        Assert.InRange(sent, 8, 12);
        bench.Run(30);
        Assert.Equal(sent, bench.Wearable.Waves.Sent);
    }

    [Fact]
    public void The_largest_samples_fit_a_message()
    {
        Waves.WaveBlock block = new(250, 125, "ecgUv", null);
        while (!block.IsFull)
        {
            block.Add(-Core.Limits.MaxInputMicrovolts, 0);
        }
        int length = block.Write(long.MaxValue / 1000);
        Assert.InRange(length, 800, Limits.WaveBytes);
        using JsonDocument parsed = JsonDocument.Parse(block.Buffer.AsMemory(0, length));
        Assert.Equal(125, parsed.RootElement.GetProperty("ecgUv").GetArrayLength());
    }
}
