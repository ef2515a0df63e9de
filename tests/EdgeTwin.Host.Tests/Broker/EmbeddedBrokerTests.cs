using System.Net;
using System.Net.NetworkInformation;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Tests.Broker;

public sealed class EmbeddedBrokerTests
{
    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        IPEndPoint[] listening = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == broker.Port)];
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, broker.Port)], listening);
    }

    [Fact]
    public async Task A_taken_port_is_said_to_be_taken()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        InputException refused = await Assert.ThrowsAsync<InputException>(() => EmbeddedBroker.StartAsync(broker.Port));
        Assert.Contains($"port {broker.Port}", refused.Message);
    }

    [Fact]
    public async Task It_keeps_its_port_and_forgets_what_was_retained_over_a_restart()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        await using (MqttEnd before = await MqttEnd.OpenAsync(broker.Address))
        {
            await before.SendAsync("edgetwin/a/status", """{"state":"online"}""", retain: true);
        }
        int port = broker.Port;
        await broker.RestartAsync();
        Assert.Equal(port, broker.Port);
        await using MqttEnd after = await MqttEnd.OpenAsync(broker.Address, "edgetwin/#");
        await after.SendAsync("edgetwin/a/event", "end");
        await after.TextAsync("edgetwin/a/event", "end");
        Assert.Single(after.Heard.All);
    }

    [Fact]
    public async Task What_is_too_large_or_of_another_topic_is_not_passed_on()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        await using MqttEnd end = await MqttEnd.OpenAsync(broker.Address, "#");
        await end.SendAsync("elsewhere", "x");
        await end.SendAsync("edgetwin/a/event", new byte[EmbeddedBroker.LargestPayloadBytes + 1]);
        await end.SendAsync("edgetwin/a/event", "end");
        await end.TextAsync("edgetwin/a/event", "end");
        Assert.Single(end.Heard.All);
    }

    [Theory]
    [InlineData("localhost", "localhost", 1883)]
    [InlineData("10.0.0.7:1", "10.0.0.7", 1)]
    [InlineData("broker.example.org:65535", "broker.example.org", 65535)]
    [InlineData("[::1]:8883", "::1", 8883)]
    [InlineData("::1", "::1", 1883)]
    public void Addresses_are_read(string text, string host, int port) => Assert.Equal(new BrokerAddress(host, port), BrokerAddress.Parse("--mqtt", text, null));

    [Theory]
    [InlineData("")]
    [InlineData(":1883")]
    [InlineData("host:")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:+1")]
    [InlineData("two words:1883")]
    [InlineData("mqtt://host:1883")]
    public void Other_texts_are_no_addresses(string text) =>
        Assert.Contains("--mqtt", Assert.Throws<UsageException>(() => BrokerAddress.Parse("--mqtt", text, null)).Message);
}
