using System.Device.I2c;
using System.Device.Spi;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.World;
using Iot.Device.Bus;
using Iot.Device.Max30003;
using Iot.Device.Max30102;

namespace EdgeTwin.Host.Campaign;

/// <summary>A seed's parts on their buses with what befalls them, and the drivers over them, which come and go with the device's power.</summary>
internal sealed class SeedSensors : IEcgInput, IPpgInput, IBusRecovery, IDisposable
{
    private const int Bus = 1;
    private const int ChipSelect = 5;
    private const int OpenKilohms = 1_000_000;
    private const int SaturatedUv = 250_000;
    private const int MostTornBytes = 12;

    // One heart for all seeds, drawn once: what a seed varies is where in it the electrodes go on.
    private static readonly int[] Heart = new SyntheticEcg(
        [HeartSegment.Sinus(8), HeartSegment.Tachycardia(14), HeartSegment.Pause(3.4), HeartSegment.Sinus(8), HeartSegment.Bradycardia(14, 36), HeartSegment.NoiseBurst(5), HeartSegment.Pause(4), HeartSegment.Tachycardia(10, 170)]).ReadToEnd();

    private readonly SeedBench _bench;
    private readonly SplitMix64 _random;
    private readonly VirtualWorld _world = new();
    private readonly IDisposable _scope;
    private readonly SimulatedMax30003 _ecgPart;
    private readonly SimulatedMax30102 _ppgPart;
    private readonly bool _isWrongPart;
    private Max30003? _ecgDriver;
    private Max30102? _ppgDriver;
    private long _saturatedUntilMs;
    private long _leadOffUntilMs;
    private long _stuckUntilMs;

    internal SeedSensors(SeedBench bench, FaultMix mix, SplitMix64 random)
    {
        _bench = bench;
        _random = random;
        _isWrongPart = bench.Strikes(mix, Fault.WrongPart, random);
        _ecgPart = new SimulatedMax30003(_world, this, new Max30003Options { InfoPattern = (byte)(_isWrongPart ? 0x6 : 0x5) }, Bus, ChipSelect);
        _ppgPart = new SimulatedMax30102(_world, this, null, Bus);
        _scope = _world.Enter();
        Boot();
    }

    internal SwitchedEcg Ecg { get; private set; } = null!;

    internal SwitchedPpg Ppg { get; private set; } = null!;

    internal bool IsOn => Ecg.IsOn;

    /// <summary>Rules of the parts' datasheets that the firmware broke.</summary>
    internal IReadOnlyList<string> Broken => _world.Board.Violations;

    /// <summary>Samples that the driver gave and the wearable never counted; 0 unless some were lost on the way.</summary>
    internal long LostBetween(Intake intake) => _ecgDriver!.Counters.Taken - _ecgDriver.Counters.Void - intake.EcgSamples;

    /// <summary>Samples that the ECG driver missed, and those whose voltage is void: as many gaps must have been told, up to those at the end.</summary>
    internal long Missed => _ecgDriver!.Counters.Lost + _ecgDriver.Counters.Void;

    /// <summary>The device starts: new drivers, the parts without power until then.</summary>
    internal void Boot()
    {
        _ecgDriver?.Dispose();
        _ppgDriver?.Dispose();
        _ecgPart.BrownOut();
        _ppgPart.BrownOut();
        _ecgDriver = new Max30003(SpiDevice.Create(new SpiConnectionSettings(Bus, ChipSelect) { ClockFrequency = 4_000_000 }), new Max30003Settings(), new RecoveryLadder(null, 2));
        _ppgDriver = new Max30102(I2cDevice.Create(new I2cConnectionSettings(Bus, Max30102.DefaultI2cAddress, I2cBusSpeed.FastMode)), new Max30102Settings(), new RecoveryLadder(this, 2));
        bool wasOn = Ecg is { IsOn: true };
        Ecg = new SwitchedEcg(new Max30003FrontEnd(_ecgDriver));
        Ppg = new SwitchedPpg(new Max30102FrontEnd(_ppgDriver));
        if (wasOn)
        {
            Switch(true);
        }
    }

    /// <summary>Puts the sensors on or takes them off.</summary>
    internal void Switch(bool isOn)
    {
        _world.Clock.AdvanceTo(_bench.Clock.NowMs * 1000);
        Ecg.Switch(isOn, _bench.Clock.UptimeMs);
        Ppg.Switch(isOn, _bench.Clock.UptimeMs);
        if (!isOn)
        {
            // At rest they convert nothing, so that nobody has to work out what they missed.
            _ecgPart.BrownOut();
            _ppgPart.BrownOut();
        }
        _bench.Trace.Add(_bench.Clock.NowMs, isOn ? "worn" : "off");
    }

    /// <summary>Brings the parts to the device's time.</summary>
    internal void Advance() => _world.Clock.AdvanceTo(_bench.Clock.NowMs * 1000);

    /// <summary>What the buses took of the device's time beyond it, ms: a time-out holds the whole device up.</summary>
    internal long BusTimeMs => Math.Max(0, _world.Clock.NowMs - _bench.Clock.NowMs);

    /// <summary>Half a second of what sensors suffer.</summary>
    internal void Befall(FaultMix mix)
    {
        long nowMs = _bench.Clock.NowMs;
        Do(Fault.BusNack, () => _world.Board.I2c.FailNext(I2cTransferStatus.SlaveAddressNotAcknowledged, Count(4)));
        Do(Fault.BusTimeOut, () => _world.Board.I2c.FailNext(I2cTransferStatus.ClockStretchTimeout, Count(2)));
        Do(Fault.TornTransfer, () => _world.Board.I2c.TearNext(Count(MostTornBytes)));
        Do(Fault.JammedBus, () => _world.Board.I2c.Jam(Bus, Count(9)));
        Do(Fault.BusNack, () => _world.Board.Spi.FailNext(_random.Next() % 2 == 0 ? (byte)0 : (byte)0xFF, Count(4)));
        Do(Fault.PartBrownOut, () =>
        {
            _ecgPart.BrownOut();
            _ppgPart.BrownOut();
        });
        Do(Fault.StuckFifo, () => _stuckUntilMs = nowMs + 500 + Count(8000));
        Do(Fault.LeadOff, () => _leadOffUntilMs = nowMs + 500 + Count(5000));
        Do(Fault.Saturation, () => _saturatedUntilMs = nowMs + 200 + Count(3000));
        _ecgPart.IsFifoStuck = nowMs < _stuckUntilMs;
        _ppgPart.IsFifoStuck = nowMs < _stuckUntilMs;
        _ecgPart.PositiveKilohms = nowMs < _leadOffUntilMs ? OpenKilohms : 50;

        int Count(int most) => 1 + (int)(_random.Next() % (ulong)most);

        void Do(Fault fault, Action act)
        {
            if (_bench.Strikes(mix, fault, _random))
            {
                act();
            }
        }
    }

    /// <inheritdoc/>
    public int MicrovoltsAt(long timeUs) => timeUs / 1000 < _saturatedUntilMs ? SaturatedUv : Heart[timeUs / 4000 % Heart.Length];

    /// <inheritdoc/>
    public void At(long timeUs, out int redPicoamps, out int irPicoamps)
    {
        int phase = (int)(timeUs / 1000 % 833);
        redPicoamps = 400_000 + (phase * 5);
        irPicoamps = 500_000 + (phase * 6);
    }

    /// <inheritdoc/>
    public bool TryFree() => _world.Board.I2c.Pulse(Bus, 9);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ecgDriver?.Dispose();
        _ppgDriver?.Dispose();
        _scope.Dispose();
    }
}
