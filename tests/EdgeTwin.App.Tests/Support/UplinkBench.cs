using EdgeTwin.App.Adapters;
using EdgeTwin.App.Identity;
using EdgeTwin.Device.Ports;
using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.App.Tests.Support;

/// <summary>A board with a network that a test plays, and background work that runs when the test says.</summary>
internal sealed class UplinkBench : IBackground, IUplinkListener, IDisposable
{
    private readonly Board _board = new();
    private readonly IDisposable _scope;

    internal UplinkBench()
    {
        _scope = _board.Enter();
        _board.Mqtt.Open = endpoint =>
        {
            OnOpen?.Invoke();
            FakeTransport transport = new(endpoint) { Fails = FailsNext, ReturnCode = NextReturnCode };
            Transports.Add(transport);
            return transport;
        };
        Uplink = new MqttUplink(new DeviceIdentity { DeviceId = "w-1", BrokerHost = "broker.lan", BrokerPort = 8883, IsTls = true, CaCertificate = [1, 2] }, this);
    }

    internal MqttUplink Uplink { get; }

    internal List<FakeTransport> Transports { get; } = [];

    internal Queue<ThreadStart> Waiting { get; } = [];

    internal List<(string Topic, string Text)> Heard { get; } = [];

    internal Action? OnOpen { get; set; }

    internal bool FailsNext { get; set; }

    internal int NextReturnCode { get; set; }

    public void Run(ThreadStart work) => Waiting.Enqueue(work);

    public void OnMessage(string topic, byte[] payload, int length) => Heard.Add((topic, System.Text.Encoding.ASCII.GetString(payload, 0, length)));

    public void Dispose() => _scope.Dispose();

    internal FakeTransport Connect()
    {
        Uplink.Connect("edgetwin/w-1/status", "gone");
        Waiting.Dequeue()();
        return Transports[^1];
    }
}
