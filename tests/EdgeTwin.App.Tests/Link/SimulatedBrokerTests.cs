using System.Text;
using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Link;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeTwin.App.Tests.Link;

public sealed class SimulatedBrokerTests : IDisposable
{
    private readonly EventQueue _queue = new();
    private readonly VirtualClock _clock = new();
    private readonly Board _board = new();
    private readonly SimulatedBroker _broker;
    private readonly IDisposable _scope;

    public SimulatedBrokerTests()
    {
        _broker = new SimulatedBroker(_queue, _clock);
        _board.Mqtt.Open = _broker.Open;
        _scope = _board.Enter();
    }

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/+/c", "a/b/c", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("a/#", "a", true)]
    [InlineData("#", "a/b", true)]
    [InlineData("a/b", "a", false)]
    [InlineData("a", "a/b", false)]
    [InlineData("a/+", "a", false)]
    public void Filters_match_as_the_standard_says(string filter, string topic, bool isMeant)
    {
        MqttClient client = Connect("one");
        List<string> heard = Hear(client, filter);
        _broker.Publish(topic, "x"u8.ToArray(), isRetained: false);
        Pass(100);
        Assert.Equal(isMeant ? [$"{topic}=x"] : [], heard);
    }

    [Fact]
    public void What_is_retained_comes_with_the_subscription_until_it_is_emptied()
    {
        _broker.Publish("a/b", "kept"u8.ToArray(), isRetained: true);
        _broker.Publish("a/c", "gone"u8.ToArray(), isRetained: false);
        Assert.Equal(["a/b=kept"], Hear(Connect("one"), "a/#"));
        _broker.Publish("a/b", [], isRetained: true);
        Assert.Empty(Hear(Connect("two"), "a/#"));
    }

    [Theory]
    [InlineData("goodbye", false)]
    [InlineData("close", true)]
    [InlineData("out", true)]
    [InlineData("restart", false)]
    [InlineData("taken over", true)]
    public void The_last_will_is_told_of_a_client_that_is_lost_and_of_no_other(string how, bool isTold)
    {
        MqttClient client = Connect("one");
        switch (how)
        {
            case "goodbye":
                client.Disconnect();
                break;
            case "close":
                client.Close();
                break;
            case "out":
                _broker.IsOut = true;
                break;
            case "restart":
                _broker.Restart(keepsRetained: true);
                break;
            default:
                Connect("one");
                break;
        }
        Pass(100);
        Assert.Equal(isTold ? "gone" : null, _broker.Retained("will/one") is { } will ? Encoding.UTF8.GetString(will) : null);
        Assert.False(client.IsConnected);
        Assert.Equal(how == "taken over" ? 1 : 0, _broker.Connected);
    }

    [Fact]
    public void A_message_that_is_lost_is_sent_again_and_after_three_times_given_up()
    {
        MqttClient client = Connect("one");
        List<bool> answers = [];
        client.MqttMsgPublished += (_, e) => answers.Add(e.IsPublished);
        _broker.DropNext = 2;
        client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        Pass(1900);
        Assert.Empty(answers);
        Pass(300);
        Assert.Equal([true], answers);
        _broker.DropNext = 3;
        client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        Pass(3100);
        Assert.Equal([true, false], answers);
        Assert.Equal(1, _broker.Taken);
    }

    [Fact]
    public void An_answer_that_comes_too_late_makes_a_duplicate()
    {
        _broker.LatencyMs = 700;
        MqttClient client = Connect("one");
        int answers = 0;
        client.MqttMsgPublished += (_, _) => answers++;
        client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        Pass(5000);
        Assert.Equal((2, 1), (_broker.Taken, answers));
    }

    [Fact]
    public void What_a_client_may_not_publish_is_acknowledged_and_thrown_away()
    {
        _broker.MayPublish = static (client, topic) => topic.StartsWith(client + "/", StringComparison.Ordinal);
        MqttClient client = Connect("one");
        List<bool> answers = [];
        client.MqttMsgPublished += (_, e) => answers.Add(e.IsPublished);
        client.Publish("one/x", [1], null, null, MqttQoSLevel.AtLeastOnce, true);
        client.Publish("two/x", [1], null, null, MqttQoSLevel.AtLeastOnce, true);
        Pass(100);
        Assert.Equal([true, true], answers);
        Assert.Equal((1, 1), (_broker.Taken, _broker.ThrownAway));
        Assert.Null(_broker.Retained("two/x"));
    }

    [Fact]
    public void A_half_open_connection_is_found_out_by_both_ends_in_their_time()
    {
        MqttClient client = Connect("one");
        _broker.HalfOpen("one");
        client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        Pass(44_000);
        Assert.Equal((true, 1, 0), (client.IsConnected, _broker.Connected, _broker.Taken));
        Pass(2_000);
        Assert.Equal((true, 0), (client.IsConnected, _broker.Connected));
        Assert.NotNull(_broker.Retained("will/one"));
        Pass(15_000);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public void A_client_that_is_not_admitted_is_told_the_code()
    {
        _broker.Admits = static _ => 5;
        MqttClient client = new("broker");
        Assert.Equal(5, (int)Sign(client, "one"));
        Assert.Equal((false, 0), (client.IsConnected, _broker.Connected));
    }

    private static MqttReasonCode Sign(MqttClient client, string id) =>
        client.Connect(id, null, null, true, MqttQoSLevel.AtLeastOnce, true, "will/" + id, "gone", true, 30);

    private MqttClient Connect(string id)
    {
        MqttClient client = new("broker");
        Assert.Equal(0, (int)Sign(client, id));
        return client;
    }

    private List<string> Hear(MqttClient client, string filter)
    {
        List<string> heard = [];
        client.MqttMsgPublishReceived += (_, e) => heard.Add($"{e.Topic}={Encoding.UTF8.GetString(e.Message)}");
        client.Subscribe([filter], [MqttQoSLevel.AtLeastOnce]);
        Pass(100);
        return heard;
    }

    private void Pass(long ms) => _queue.RunTo(_clock.NowMs + ms, _clock);
}
