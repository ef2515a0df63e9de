using EdgeTwin.App.Tests.Support;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.App.Tests.Adapters;

public sealed class MqttUplinkTests
{
    [Fact]
    public void Connecting_does_not_block_and_says_who_it_is_with_its_last_will()
    {
        using UplinkBench bench = new();
        bench.Uplink.Connect("edgetwin/w-1/status", "gone");
        Assert.Equal(LinkState.Connecting, bench.Uplink.State);
        Assert.Empty(bench.Transports);
        bench.Waiting.Dequeue()();
        Assert.Equal(LinkState.Up, bench.Uplink.State);
        FakeTransport transport = Assert.Single(bench.Transports);
        Assert.Equal(("broker.lan", 8883, true), (transport.Endpoint.Host, transport.Endpoint.Port, transport.Endpoint.IsSecure));
        Assert.Equal([1, 2], transport.Endpoint.CaCertificate!);
        Assert.False(transport.Endpoint.HasOwnClientCertificate);
        Assert.Equal(("w-1", "edgetwin/w-1/status", "gone", 1, true), (transport.SignOn!.ClientId, transport.SignOn.WillTopic, transport.SignOn.WillMessage, transport.SignOn.WillQos, transport.SignOn.IsWillRetained));
    }

    [Theory]
    [InlineData(true, 0, "nobody answers")]
    [InlineData(false, 5, "the broker refuses us")]
    public void A_connection_that_does_not_come_about_says_why_and_is_over(bool fails, int returnCode, string why)
    {
        using UplinkBench bench = new() { FailsNext = fails, NextReturnCode = returnCode };
        bench.Connect();
        Assert.Equal(LinkState.Down, bench.Uplink.State);
        Assert.Equal(why, bench.Uplink.LastError);
        Assert.False(bench.Uplink.Subscribe("a"));
        Assert.False(bench.Uplink.Publish("a", [1], 1, 1, false));
    }

    [Fact]
    public void A_try_that_was_given_up_is_not_taken_when_it_comes_about_after_all()
    {
        using UplinkBench bench = new();
        bench.Uplink.Connect("s", "gone");
        ThreadStart late = bench.Waiting.Dequeue();
        bench.Uplink.Disconnect();
        late();
        Assert.Equal(LinkState.Down, bench.Uplink.State);
        Assert.True(Assert.Single(bench.Transports).IsDisposed);
    }

    [Fact]
    public void Of_two_tries_that_overlap_the_newer_counts()
    {
        using UplinkBench bench = new();
        bench.Uplink.Connect("s", "gone");
        bench.Uplink.Connect("s", "gone");
        ThreadStart older = bench.Waiting.Dequeue();
        bench.Waiting.Dequeue()();
        older();
        Assert.Equal(LinkState.Up, bench.Uplink.State);
        Assert.Equal([false, true], bench.Transports.Select(t => t.IsDisposed));
    }

    [Fact]
    public void Messages_wait_for_the_poll_and_are_bounded_in_size_and_number()
    {
        using UplinkBench bench = new();
        FakeTransport transport = bench.Connect();
        transport.Listener!.OnReceived("t", "hello"u8.ToArray(), 1, false, false);
        transport.Listener.OnReceived("t", new byte[257], 1, false, false);
        Assert.Empty(bench.Heard);
        bench.Uplink.Poll(bench);
        Assert.Equal(("t", "hello"), Assert.Single(bench.Heard));
        Assert.Equal(1, bench.Uplink.Dropped);
        for (int i = 0; i < 20; i++)
        {
            transport.Listener.OnReceived("t", [(byte)('a' + i)], 1, false, false);
        }
        bench.Uplink.Poll(bench);
        Assert.Equal("abcdefgh", string.Concat(bench.Heard.Skip(1).Select(h => h.Text)));
        Assert.Equal(1 + 12, bench.Uplink.Dropped);
    }

    [Fact]
    public void The_bytes_of_a_message_are_copied()
    {
        using UplinkBench bench = new();
        FakeTransport transport = bench.Connect();
        byte[] buffer = [1, 2, 3, 4];
        Assert.True(bench.Uplink.Publish("t", buffer, 3, 1, true));
        buffer[0] = 9;
        (_, string topic, byte[] payload, int qos, bool isRetained) = Assert.Single(transport.Published);
        Assert.Equal(("t", 1, true), (topic, qos, isRetained));
        Assert.Equal([1, 2, 3], payload);
    }

    [Fact]
    public void More_than_the_queue_holds_is_refused_until_answers_come()
    {
        using UplinkBench bench = new();
        FakeTransport transport = bench.Connect();
        int taken = 0;
        while (taken < 100 && bench.Uplink.Publish("t", [1], 1, 1, false))
        {
            taken++;
        }
        Assert.Equal(12, taken);
        transport.Listener!.OnPublished(transport.Published[0].Id, true);
        Assert.True(bench.Uplink.Publish("t", [1], 1, 1, false));
    }

    [Fact]
    public void A_connection_that_breaks_is_down_and_a_new_one_takes_its_place()
    {
        using UplinkBench bench = new();
        FakeTransport first = bench.Connect();
        first.Listener!.OnClosed();
        Assert.Equal(LinkState.Down, bench.Uplink.State);
        FakeTransport second = bench.Connect();
        Assert.Equal(LinkState.Up, bench.Uplink.State);
        Assert.NotSame(first, second);
        first.Listener.OnReceived("t", "late"u8.ToArray(), 1, false, false);
        bench.Uplink.Poll(bench);
        Assert.Empty(bench.Heard);
    }

    [Fact]
    public void Goodbye_is_said_in_order_and_not_on_the_loop()
    {
        using UplinkBench bench = new();
        FakeTransport transport = bench.Connect();
        bench.Uplink.Disconnect();
        Assert.Equal(LinkState.Down, bench.Uplink.State);
        Assert.False(transport.HasSaidGoodbye || transport.IsDisposed);
        transport.Listener!.OnReceived("t", "late"u8.ToArray(), 1, false, false);
        Assert.Single(bench.Waiting).Invoke();
        Assert.True(transport.HasSaidGoodbye && transport.IsDisposed);
        bench.Uplink.Poll(bench);
        Assert.Empty(bench.Heard);
    }

    [Fact]
    public void A_goodbye_that_fails_still_ends_the_client()
    {
        using UplinkBench bench = new();
        FakeTransport transport = bench.Connect();
        transport.FailsGoodbye = true;
        bench.Uplink.Disconnect();
        bench.Waiting.Dequeue()();
        Assert.True(transport.IsDisposed);
    }

    [Fact]
    public void A_new_connection_waits_for_the_end_of_the_one_before()
    {
        using UplinkBench bench = new();
        FakeTransport first = bench.Connect();
        bench.Uplink.Connect("s", "gone");
        Assert.False(first.IsDisposed);
        bool wasEnded = false;
        bench.OnOpen = () => wasEnded = first.HasSaidGoodbye && first.IsDisposed;
        Assert.Single(bench.Waiting).Invoke();
        Assert.True(wasEnded);
        Assert.Equal(LinkState.Up, bench.Uplink.State);
    }
}
