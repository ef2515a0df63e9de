using System.Device.I2c;
using System.Device.Spi;
using System.Reflection;
using EdgeTwin.Core;
using EdgeTwin.Device;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Link;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.World;
using EdgeTwin.Twin;
using Iot.Device.Bus;
using Iot.Device.Max30003;
using Iot.Device.Max30102;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// A whole wearable over simulated parts, flash and link, stepped every 20 ms as on a board, whose firmware counts its instructions. It runs inside the
/// load context of the rewritten firmware, where this class is another type than outside: <see cref="MeteredWearable"/> speaks to it in plain numbers.
/// </summary>
public sealed class WearableRig : IEcgInput, IPpgInput, IReboot
{
    private const int RoundMs = 20;
    // The part converts when it is looked at, for the time since.
    private const int RingSamples = 256;
    private const int LeastStartMs = 30_000;

    private readonly IlCounters _counters;
    private readonly VirtualWorld _world = new();
    private readonly Simulation.Faults.VirtualClock _clock = new();
    private readonly EventQueue _queue = new();
    private readonly SampleCosts _rounds = new();
    private readonly FlashModel[] _flashes;
    private readonly Wearable _wearable;
    private readonly LinkModel _link;
    private readonly int[] _microvolts = new int[RingSamples];
    private long _pushed;
    private long _nextRoundMs = RoundMs;
    private long _metered;

    /// <summary>Starts a wearable and lets it run in a calm half minute: it connects, and everything that a start makes is made.</summary>
    /// <param name="methods">Methods that count.</param>
    /// <param name="places">Places that count what they make.</param>
    public WearableRig(int methods, int places)
    {
        _counters = new IlCounters(methods, places);
        foreach (Assembly assembly in Assemblies)
        {
            assembly.GetType(IlRewriter.HolderName, throwOnError: true)!.GetField(IlRewriter.HolderField)!.SetValue(null, _counters);
        }
        FaultTally tally = new();
        SplitMix64 random = new(1);
        _ = new SimulatedMax30003(_world, this);
        _ = new SimulatedMax30102(_world, this);
        Topics topics = new("metered");
        _link = new LinkModel(_queue, _clock, random, tally, new CollectorModel(), topics.Event, topics.Ack);
        using IDisposable scope = _world.Enter();
        Max30003 ecg = new(SpiDevice.Create(new SpiConnectionSettings(1, 5) { ClockFrequency = 4_000_000 }), new Max30003Settings(), new RecoveryLadder(null, 2));
        Max30102 ppg = new(I2cDevice.Create(new I2cConnectionSettings(1, Max30102.DefaultI2cAddress, I2cBusSpeed.FastMode)), new Max30102Settings(), new RecoveryLadder(null, 2));
        _flashes = [new FlashModel(Device.Limits.SmallPartSegments + 1, random, tally), new FlashModel(2, random, tally), new FlashModel(Device.Limits.TwinSlots, random, tally)];
        _wearable = new Wearable(new WearableParts
        {
            DeviceId = "metered",
            Seed = 1,
            Clock = _clock,
            LogStore = _flashes[0],
            ConfigStore = _flashes[1],
            TwinStore = _flashes[2],
            Uplink = _link,
            Ecg = new Max30003FrontEnd(ecg),
            Ppg = new Max30102FrontEnd(ppg),
            Reboot = this,
        });
        _wearable.Start();
        foreach (Type type in AllTypes())
        {
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
        while (_clock.NowMs < LeastStartMs)
        {
            Push(0);
        }
        _counters.Clear();
        _metered = 0;
        _rounds.Clear();
    }

    private static Assembly[] Assemblies => [typeof(CardioTwin).Assembly, typeof(HeartTwin).Assembly, typeof(Wearable).Assembly, typeof(Max30003).Assembly];

    /// <summary>Lets 4 ms pass with this voltage at the electrodes, uV, and a pulse wave at the photodiode.</summary>
    public void Push(int microvolts)
    {
        _microvolts[_pushed % RingSamples] = microvolts;
        _pushed++;
        _metered++;
        long nowMs = _pushed * Core.Limits.MsPerSample;
        for (; _nextRoundMs <= nowMs; _nextRoundMs += RoundMs)
        {
            _world.Clock.AdvanceTo(_nextRoundMs * 1000);
            _queue.RunTo(_nextRoundMs, _clock);
            long before = _counters.Total;
            _wearable.Step();
            _rounds.Add(_counters.Total - before);
        }
    }

    /// <summary>Pushes several.</summary>
    public void PushAll(int[] microvolts, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Push(microvolts[i]);
        }
    }

    /// <summary>Instructions by method, by its number.</summary>
    public long[] Instructions(int methods) => [.. Enumerable.Range(0, methods).Select(_counters.InstructionsOf)];

    /// <summary>Calls by method, by its number.</summary>
    public long[] Calls(int methods) => [.. Enumerable.Range(0, methods).Select(_counters.CallsOf)];

    /// <summary>Heap objects by place, by its number.</summary>
    public long[] Allocations(int places) => [.. Enumerable.Range(0, places).Select(_counters.AllocationsAt)];

    /// <summary>Samples, ECG samples that reached the twin since the start, events, records that were sent, bytes of state, instructions, then the 99.9th percentile and the most of a round.</summary>
    public long[] Finish()
    {
        IlPerSample rounds = _rounds.Summarise();
        StateSizer sizer = new();
        sizer.Exclude(_counters);
        sizer.Exclude(_link);
        sizer.Exclude(_clock);
        sizer.Exclude(this);
        sizer.Exclude(_world);
        sizer.Exclude(_world.Board);
        sizer.Exclude(_world.Board.Spi);
        sizer.Exclude(_world.Board.I2c);
        // Simulated flash, which the stores lead to, is no RAM of a board.
        foreach (FlashModel flash in _flashes)
        {
            sizer.Exclude(flash);
        }
        long state = sizer.Reachable(_wearable) + sizer.Statics(AllTypes());
        return
        [
            _metered, _wearable.Intake.EcgSamples, _wearable.Recorder.Told, _wearable.Pump.Counters.RecordsSent, state, _counters.Total, rounds.P999, rounds.Max,
        ];
    }

    int IEcgInput.MicrovoltsAt(long timeUs) => _microvolts[timeUs / (1000 * Core.Limits.MsPerSample) % RingSamples];

    void IPpgInput.At(long timeUs, out int redPicoamps, out int irPicoamps)
    {
        // A triangle of 1.2 Hz and 1 %: enough to move every bit that matters.
        int phase = (int)(timeUs / 1000 % 833);
        redPicoamps = 400_000 + (phase * 5);
        irPicoamps = 500_000 + (phase * 6);
    }

    void IReboot.Reboot()
    {
    }

    private static IEnumerable<Type> AllTypes() =>
        Assemblies.SelectMany(a => a.GetTypes())
            .Where(t => !t.ContainsGenericParameters && !t.FullName!.StartsWith("<EdgeTwinMeter", StringComparison.Ordinal)
                && !t.FullName.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal));
}
