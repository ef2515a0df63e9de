using System.Text;
using EdgeTwin.App.Adapters;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Identity;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Link;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.App.Tests.Support;

/// <summary>The whole firmware on a simulated board, a simulated broker and a collector that acknowledges, all in virtual time on one thread.</summary>
internal sealed class WearableBench : IBackground, IDisposable
{
    internal const string Id = "w-1";

    private const int RoundMs = 20;
    private const int FreePin = 40;

    private readonly EventQueue _queue = new();
    private readonly VirtualClock _clock = new();
    private readonly IDisposable _scope;

    internal WearableBench(BoardProfile profile, Scenario scenario)
    {
        SimulatedWearer wearer = new(scenario);
        Board = new SimulatedBoard(wearer, wearer, new BoardWiring
        {
            SpiBus = profile.SpiBus == BoardProfile.None ? 1 : profile.SpiBus,
            ChipSelectPin = profile.EcgSelectPin,
            I2cBus = profile.I2cBus,
            AdcChannel = profile.SpiBus == BoardProfile.None ? profile.AnalogueChannel : -1,
            LoPlusPin = profile.LoPlusPin,
            LoMinusPin = profile.LoMinusPin,
            ButtonPin = profile.ButtonPin,
            LedPin = profile.LedPin == BoardProfile.None ? FreePin : profile.LedPin,
            IsLedActiveLow = profile.IsLedActiveLow,
        });
        Broker = new SimulatedBroker(_queue, _clock);
        Broker.Listen("edgetwin/+/event", OnEvent);
        Board.World.Board.Mqtt.Open = Broker.Open;
        // Without its network a connection hangs until somebody finds out.
        Board.World.Board.Wifi.Lost = () => Broker.HalfOpen(Id);
        _scope = Board.World.Enter();
        Firmware = new Firmware(profile, new DeviceIdentity { DeviceId = Id, BrokerHost = "broker", IsTls = false }, this, 7);
    }

    internal SimulatedBoard Board { get; }

    internal SimulatedBroker Broker { get; }

    internal CollectorModel Collector { get; } = new();

    internal Firmware Firmware { get; }

    internal bool IsCollectorAway { get; set; }

    internal long NowMs => _clock.NowMs;

    internal bool IsAllAcknowledged => Firmware.Wearable.Log.LastSeq > 0 && Firmware.Wearable.Log.AckedSeq == Firmware.Wearable.Log.LastSeq;

    internal string Status => Encoding.UTF8.GetString(Broker.Retained($"edgetwin/{Id}/status") ?? []);

    public void Run(ThreadStart work) => work();

    public void Dispose() => _scope.Dispose();

    internal void Go(int seconds)
    {
        for (long end = _clock.NowMs + (seconds * 1000L); _clock.NowMs < end;)
        {
            Round();
        }
    }

    /// <summary>Goes on until something holds.</summary>
    /// <returns>False where it did not within the time.</returns>
    internal bool GoUntil(Func<bool> holds, int mostSeconds)
    {
        for (long end = _clock.NowMs + (mostSeconds * 1000L); _clock.NowMs < end && !holds();)
        {
            Round();
        }
        return holds();
    }

    /// <summary>Lets arrive what is under way, the device switched off.</summary>
    internal void Settle() => _queue.RunTo(_clock.NowMs + 1000, _clock);

    private void Round()
    {
        long nowMs = _clock.NowMs + RoundMs;
        Board.AdvanceTo(nowMs * 1000);
        _queue.RunTo(nowMs, _clock);
        Board.World.Board.Timers.Poll(nowMs);
        Firmware.Step();
    }

    private void OnEvent(string topic, byte[] payload)
    {
        if (!IsCollectorAway && Collector.Receive(payload) is { } ack)
        {
            Broker.Publish($"edgetwin/{Id}/cmd/ack", Encoding.ASCII.GetBytes(ack), isRetained: true);
        }
    }
}
