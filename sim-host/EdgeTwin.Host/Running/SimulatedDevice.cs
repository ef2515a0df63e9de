using EdgeTwin.App;
using EdgeTwin.App.Adapters;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Identity;
using EdgeTwin.Host.Link;
using EdgeTwin.Host.Page;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Running;

/// <summary>
/// The firmware on a simulated board, stepped in the board's own time. All of it runs on the thread that made it, but for the connecting that the firmware
/// itself puts into the background.
/// </summary>
internal sealed class SimulatedDevice : IDisposable
{
    /// <summary>The loop's pause on a board, ms.</summary>
    internal const int RoundMs = 20;

    private const int StFitNanofarads = 10_000;
    private const int TraceSeconds = 5;
    private const int SampleRateHz = 250;

    private readonly SimulatedBoard _board;
    private readonly EcgTap _tap;
    private readonly IDisposable _scope;
    private readonly NetworkSwitch _network;
    private readonly BoardBackground _background;
    private readonly int[] _lastSeconds = new int[TraceSeconds * SampleRateHz];
    private long _nowUs;

    /// <summary>Powers the board up.</summary>
    /// <param name="desk">Its name at the broker, and where its signals are noted.</param>
    /// <param name="ecg">What stands at the electrodes.</param>
    /// <param name="ppg">What reaches the photodiode; null where the sensor is not worn.</param>
    /// <param name="network">Its way to the broker.</param>
    /// <param name="seed">The chance that the firmware draws from the board.</param>
    /// <param name="utcMs">What a time server tells it, ms since 1970; 0 for none.</param>
    internal SimulatedDevice(DeviceDesk desk, IEcgInput ecg, IPpgInput? ppg, NetworkSwitch network, uint seed, long utcMs)
    {
        BoardProfile profile = Esp32DevKitC.Profile();
        // A board fit for ST: 10 uF at the front end, 0.035 Hz. A trace has been through a high-pass already, and gets no second one.
        profile.EcgChpfNanofarads = StFitNanofarads;
        _network = network;
        _tap = new EcgTap(ecg, desk.Ecg);
        _board = new SimulatedBoard(_tap, ppg is null ? null : new PpgTap(ppg, desk.Ppg), new BoardWiring
        {
            SpiBus = profile.SpiBus,
            ChipSelectPin = profile.EcgSelectPin,
            I2cBus = profile.I2cBus,
            ButtonPin = profile.ButtonPin,
            LedPin = profile.LedPin,
            Ecg = new Max30003Options { ChpfNanofarads = ecg is TracePlayer ? 0 : StFitNanofarads },
        });
        _board.World.Board.Mqtt.Open = network.Open;
        _scope = _board.World.Enter();
        DeviceIdentity identity = new() { DeviceId = desk.Name, BrokerHost = "broker", BrokerPort = 1, IsTls = false };
        _background = new BoardBackground(_board.World.Board);
        Firmware = new Firmware(profile, identity, _background, seed);
        Firmware.Clock.SetUtc(utcMs);
    }

    /// <summary>The firmware.</summary>
    internal Firmware Firmware { get; }

    /// <summary>Time since the board was powered up, s.</summary>
    internal double Seconds => _nowUs / 1e6;

    /// <summary>True while the firmware waits for the network: a connection or an acknowledgement.</summary>
    internal bool IsOnTheWay => Firmware.Wearable.Pump.InFlight > 0 || (!_network.IsOut && !Firmware.Wearable.Pump.IsSending);

    /// <summary>True once the collector has acknowledged everything.</summary>
    internal bool IsAllAcknowledged => Firmware.Wearable.Log.AckedSeq == Firmware.Wearable.Log.LastSeq;

    /// <summary>Presses or releases the symptom button.</summary>
    internal void Press(bool isPressed) => _board.Button.IsPressed = isPressed;

    /// <summary>The ECG front end converts no more; what it has converted can still be read.</summary>
    internal void StopConverting()
    {
        // A part works out what it missed when it is looked at, its interrupt pin too.
        _ = _board.Ecg.IsHigh;
        _board.Ecg.IsFifoStuck = true;
    }

    /// <summary>Lets time pass up to a moment and runs one round of the firmware's loop.</summary>
    /// <param name="toUs">Microseconds since power-up.</param>
    internal void Step(long toUs)
    {
        _nowUs = toUs;
        _board.AdvanceTo(toUs);
        _board.World.Board.Timers.Poll(toUs / 1000);
        Firmware.Step();
    }

    /// <summary>What there is to see now.</summary>
    internal RunSnapshot Look()
    {
        Device.Wearable wearable = Firmware.Wearable;
        _tap.CopyLast(_lastSeconds);
        return new RunSnapshot
        {
            UptimeS = Seconds,
            HeartRateBpm = wearable.Twin.HeartRateBpm,
            QualityPercent = wearable.Twin.QualityPercent,
            StUv = StLevel.Of(wearable.Twin),
            Spo2Permille = wearable.Twin.Pulses.Spo2Permille is > 0 and { } spo2 ? spo2 : null,
            Beats = wearable.Recorder.Beats,
            IsLeadOff = wearable.Twin.IsLeadOff,
            EcgSamples = wearable.Intake.EcgSamples,
            PpgSamples = wearable.Intake.PpgSamples,
            Link = Firmware.Uplink.State,
            LinkError = Firmware.Uplink.LastError,
            UnansweredLinks = wearable.Pump.Counters.HalfOpenClosed,
            IsLinkOut = _network.IsOut,
            Waiting = wearable.Log.LastSeq - wearable.Log.AckedSeq,
            LastSeq = wearable.Log.LastSeq,
            AckedSeq = wearable.Log.AckedSeq,
            Segments = wearable.Log.SegmentCount,
            Hint = wearable.Hint,
            ElectrodeKilohms = _tap.PositiveKilohms,
            Microvolts = [.. _lastSeconds],
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _background.Wait();
        _scope.Dispose();
    }

    /// <summary>A thread for each piece of work, which finds itself on the same board.</summary>
    private sealed class BoardBackground(NanoShim.Fabric.Board board) : IBackground
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

        private Thread? _last;

        public void Run(ThreadStart work)
        {
            _last = new Thread(() =>
            {
                using IDisposable scope = board.Enter();
                work();
            })
            { IsBackground = true, Name = "board" };
            _last.Start();
        }

        // The goodbye is the last thing that is put here; a process that ends first would let the broker publish the last will.
        internal void Wait() => _last?.Join(Patience);
    }
}
