using System.Text;
using EdgeTwin.App;
using EdgeTwin.App.Adapters;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Identity;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Link;
using EdgeTwin.Simulation.Power;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Powering;

/// <summary>The whole firmware on a simulated board for some hours of virtual time, with a broker and a collector that are always there, and a meter on the board.</summary>
internal sealed class PowerRun : IBackground, IDisposable
{
    private const string Id = "power";
    private const int RoundMs = 20;
    private const int FreePin = 40;
    private const uint Seed = 7;

    private readonly EventQueue _queue = new();
    private readonly VirtualClock _clock = new();
    private readonly CollectorModel _collector = new();
    private readonly SimulatedBroker _broker;
    private readonly SimulatedBoard _board;
    private readonly IDisposable _scope;
    private readonly Firmware _firmware;

    internal PowerRun(BoardProfile profile, Scenario scenario, int uplinkMinutes)
    {
        SimulatedWearer wearer = new(scenario);
        _board = new SimulatedBoard(wearer, wearer, new BoardWiring
        {
            SpiBus = profile.SpiBus,
            ChipSelectPin = profile.EcgSelectPin,
            I2cBus = profile.I2cBus,
            ButtonPin = profile.ButtonPin,
            LedPin = profile.LedPin == BoardProfile.None ? FreePin : profile.LedPin,
            IsLedActiveLow = profile.IsLedActiveLow,
        });
        _broker = new SimulatedBroker(_queue, _clock);
        _broker.Listen("edgetwin/+/event", OnEvent);
        _broker.Publish($"edgetwin/{Id}/cmd/config/uplinkMinutes", Encoding.ASCII.GetBytes($"{uplinkMinutes}"), isRetained: true);
        _board.World.Board.Mqtt.Open = _broker.Open;
        _scope = _board.World.Enter();
        _firmware = new Firmware(profile, new DeviceIdentity { DeviceId = Id, BrokerHost = "broker", IsTls = false }, this, Seed);
        Meter = new PowerMeter(_board);
    }

    internal PowerMeter Meter { get; }

    /// <summary>Messages that the broker took.</summary>
    internal long Messages => _broker.Taken;

    /// <summary>Alarms that were told.</summary>
    internal long Alarms => _firmware.Wearable.Recorder.Alarms;

    public void Run(ThreadStart work) => work();

    public void Dispose() => _scope.Dispose();

    internal void Go(int seconds, Action<double> progress, CancellationToken cancellation)
    {
        long endMs = seconds * 1000L;
        while (_clock.NowMs < endMs)
        {
            if (_clock.NowMs % 60_000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress((double)_clock.NowMs / endMs);
            }
            long nowMs = _clock.NowMs + RoundMs;
            _board.AdvanceTo(nowMs * 1000);
            _queue.RunTo(nowMs, _clock);
            _board.World.Board.Timers.Poll(nowMs);
            _firmware.Step();
            Meter.Step();
        }
    }

    private void OnEvent(string topic, byte[] payload)
    {
        if (_collector.Receive(payload) is { } ack)
        {
            _broker.Publish($"edgetwin/{Id}/cmd/ack", Encoding.ASCII.GetBytes(ack), isRetained: true);
        }
    }
}
