using System.Globalization;
using System.Text;
using EdgeTwin.Device;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Host.Campaign;

/// <summary>
/// One seed: a whole wearable in virtual time, over a flash, a link and sensors that fail as the seed draws; then all heals, and everything that was
/// made durable must have arrived, or be told as lost.
/// </summary>
internal sealed partial class SeedRun : IReboot, IDisposable
{
    internal const int DefaultMinutes = 30;

    private const string DeviceId = "w";
    private const int StepMs = 250;
    private const int MinuteMs = 60_000;
    private const int SensorFaultEveryMs = 500;
    // Three time-outs of the acknowledgement and the longest pause, twice, and what a former fault has left.
    private const int HealingMs = 45 * MinuteMs;
    private const int QuietMs = 25_000;
    private const int MostStarts = 200;

    private readonly ulong _seed;
    private readonly SeedBench _bench;
    private readonly SeedStory _story;
    private readonly SplitMix64 _random;
    private readonly Topics _topics = new(DeviceId);
    private readonly CollectorModel _collector = new();
    private readonly FlashModel _flash;
    private readonly FlashModel _configFlash;
    private readonly LogTap _log;
    private readonly ConfigTap _config;
    private readonly LinkModel _link;
    private readonly LinkTap _uplink;
    private readonly RadioTap? _radio;
    private readonly SeedSensors _sensors;
    private readonly SymptomFinger _finger;
    private readonly SettingsWatch _settings;
    private readonly FlashModel _healthFlash;
    private readonly ConfigTap _healthStore;
    private readonly HealthWatch _health;
    private readonly FlashModel _twinFlash;
    private readonly ConfigTap _twinStore;
    private readonly TwinWatch _twin;
    private Wearable _wearable = null!;
    private uint _ackedSeq;
    private bool _isRebootAsked;
    private bool _isPressing;
    private int _ownReboots;
    private long _radioOpenings;
    private int _stretch;
    private long _stretchEndMs;
    private long _samples;
    private long _minuteMs;
    private long _sensorFaultMs;
    private long _pressMs;

    internal SeedRun(ulong seed, int minutes = DefaultMinutes, Action<string>? lines = null)
    {
        _seed = seed;
        _bench = new SeedBench(lines);
        _story = new SeedStory(seed, minutes);
        _random = new SplitMix64(seed ^ 0x9E3779B97F4A7C15);
        _flash = new FlashModel(_story.LogSegments + 2, new SplitMix64(seed), _bench.Tally);
        _configFlash = new FlashModel(2, new SplitMix64(~seed), _bench.Tally);
        _log = new LogTap(_flash, _bench, _collector, _story.LogSegments);
        _config = new ConfigTap(_configFlash, _bench.Supply);
        _link = new LinkModel(_bench.Queue, _bench.Clock, new SplitMix64(seed * 31), _bench.Tally, _collector, _topics.Event, _topics.Ack);
        _radio = _story.HasRadio ? new RadioTap(_link, _bench, new SplitMix64(seed * 13)) : null;
        _healthFlash = new FlashModel(Device.Limits.HealthSlots, new SplitMix64(seed * 7), _bench.Tally);
        _healthStore = new ConfigTap(_healthFlash, _bench.Supply);
        _health = new HealthWatch(_bench, _link, _topics, new SplitMix64(seed * 19));
        _twinFlash = new FlashModel(Device.Limits.TwinSlots, new SplitMix64(seed * 11), _bench.Tally);
        _twinStore = new ConfigTap(_twinFlash, _bench.Supply);
        _twin = new TwinWatch(_bench);
        _uplink = new LinkTap(_link, _bench, _topics, _radio) { Snapshot = _health.OnSnapshot, Twin = _twin.OnEdition };
        _finger = new SymptomFinger(_bench);
        _settings = new SettingsWatch(_bench, _link, _topics.ConfigPrefix, _random);
        _sensors = new SeedSensors(_bench, _story.Mix, new SplitMix64(seed * 17));
    }

    private bool HasFailed => _bench.Violations.All.Count > 0;

    /// <summary>Runs the seed to its end, or to the first thing that must never be.</summary>
    internal SeedResult Run()
    {
        Boot();
        _link.Mix = _story.Mix;
        _flash.Mix = _story.Mix;
        _configFlash.Mix = _story.Mix;
        _healthFlash.Mix = _story.Mix;
        _twinFlash.Mix = _story.Mix;
        while (_bench.Clock.NowMs < _story.FaultyMs && !HasFailed)
        {
            RunFaultyRound();
        }
        (int Arrived, int InGaps, int Damaged) end = default;
        if (!HasFailed && Heal())
        {
            end = _bench.Ledger.Settle(_collector, _bench.Clock.NowMs);
        }
        return new SeedResult
        {
            Seed = _seed,
            TraceHash = _bench.Trace.Value,
            Faults = _bench.Tally,
            VirtualMs = _bench.Clock.NowMs,
            Made = _bench.Ledger.Made,
            Arrived = end.Arrived,
            InGaps = end.InGaps,
            Damaged = end.Damaged,
            Duplicates = _collector.Duplicates,
            Boots = _bench.Ledger.Boots,
            OwnReboots = _ownReboots,
            RadioOpenings = _radioOpenings + (_wearable?.Duty.Openings ?? 0),
            Samples = _samples + (_wearable?.Intake.EcgSamples ?? 0),
            Violations = _bench.Violations.All,
        };
    }

    void IReboot.Reboot() => _isRebootAsked = true;

    /// <inheritdoc/>
    public void Dispose() => _sensors.Dispose();

    private void RunFaultyRound()
    {
        Wear();
        _bench.Queue.RunTo(_bench.Clock.NowMs + (_sensors.IsOn ? _story.StretchStepMs : StepMs), _bench.Clock);
        long nowMs = _bench.Clock.NowMs;
        if (nowMs >= _minuteMs)
        {
            _minuteMs += MinuteMs;
            BeginMinute();
        }
        if (_sensors.IsOn && nowMs >= _sensorFaultMs)
        {
            _sensorFaultMs = nowMs + SensorFaultEveryMs;
            _sensors.Befall(_story.Mix);
        }
        if (_isPressing && nowMs >= _pressMs)
        {
            _pressMs = nowMs + _story.PressEveryMs;
            _finger.Press(_wearable);
        }
        Round();
    }

    // The sensors are on for short stretches only: their samples are what costs.
    private void Wear()
    {
        long nowMs = _bench.Clock.NowMs;
        if (!_sensors.IsOn && _stretch < _story.StretchStartsMs.Count && nowMs >= _story.StretchStartsMs[_stretch])
        {
            _stretch++;
            _stretchEndMs = nowMs + _story.StretchMs;
            _sensors.Switch(true);
        }
        else if (_sensors.IsOn && nowMs >= _stretchEndMs)
        {
            _sensors.Switch(false);
        }
        _sensors.Ppg.IsMute = _story.HasLooseSensor && nowMs / 7000 % 2 == 0;
    }

    private void BeginMinute()
    {
        FaultMix mix = _story.Mix;
        _isPressing = _story.Below(2) == 0;
        if (_story.Below(3) == 0)
        {
            _settings.Send();
        }
        if (_story.Below(4) == 0)
        {
            _link.SendToDevice(_topics.Wave, Encoding.ASCII.GetBytes($"{_story.Below(40)}"));
        }
        if (_story.Below(5) == 0)
        {
            _health.Send();
        }
        // All are drawn before any acts, so that a start does not hide the rest.
        bool isRebooting = _bench.Strikes(mix, Fault.Reboot, _random);
        Do(Fault.LinkDown, () => _link.Break(1000 + Below(_story.HasLongOutages && Below(3) == 0 ? 900_000 : 120_000)));
        Do(Fault.HalfOpen, _link.HalfOpen);
        Do(Fault.BrokerRestart, _link.RestartBroker);
        Do(Fault.SilentAcl, () => Silence(1000 + Below(60_000)));
        Do(Fault.BadAck, SendBadAck);
        Do(Fault.BadConfig, _settings.SendBad);
        Do(Fault.BadCommand, _health.SendBad);
        Do(Fault.ClockJump, () => _bench.Clock.UtcOffsetMs = 1_700_000_000_000 + Below(1_000_000_000));
        Do(Fault.Stall, () => Stall(1000 + Below(40_000)));
        if (mix.Strikes(Fault.BitFlip, _random))
        {
            _bench.Trace.Add(_bench.Clock.NowMs, "flip");
            _flash.FlipBit();
        }
        // Noise comes while the device is off: a file that changes under it is no fault of any flash.
        if (mix.Strikes(Fault.Noise, _random))
        {
            _bench.Trace.Add(_bench.Clock.NowMs, "noise");
            _flash.FillWithNoise();
            _bench.Ledger.OnNoise();
            isRebooting = true;
        }
        if (isRebooting)
        {
            Boot();
        }

        void Do(Fault fault, Action act)
        {
            if (_bench.Strikes(mix, fault, _random))
            {
                act();
            }
        }
    }

    // Never one that the device must believe: of its own log, and of what it may have sent by the time it comes.
    private void SendBadAck()
    {
        uint logId = _wearable.Log.LogId;
        uint last = _wearable.Log.LastSeq;
        string ack = Below(4) switch
        {
            0 => "garbage",
            1 => string.Create(CultureInfo.InvariantCulture, $"{logId:x8} {last + 1000 + Below(1_000_000_000)}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{~logId:x8} {last}"),
        };
        _link.SendToDevice(_topics.Ack, Encoding.ASCII.GetBytes(ack));
    }

    private void Silence(long forMs)
    {
        _link.IsSilent = true;
        _bench.Queue.At(_bench.Clock.NowMs + forMs, () => _link.IsSilent = false);
    }

    private void Stall(long forMs)
    {
        _finger.Excuse();
        _bench.Queue.RunTo(_bench.Clock.NowMs + forMs, _bench.Clock);
    }

    /// <summary>All faults end; what is on its way may arrive. True where the device came to rest.</summary>
    private bool Heal()
    {
        _bench.Trace.Add(_bench.Clock.NowMs, "heal");
        _link.Mix = FaultMix.None;
        _flash.Mix = FaultMix.None;
        _configFlash.Mix = FaultMix.None;
        _healthFlash.Mix = FaultMix.None;
        _twinFlash.Mix = FaultMix.None;
        _link.IsSilent = false;
        _sensors.Ppg.IsMute = false;
        if (_sensors.IsOn)
        {
            _sensors.Switch(false);
        }
        _pressMs = _bench.Clock.NowMs + 4000;
        long endMs = _bench.Clock.NowMs + HealingMs;
        long restMs = long.MaxValue;
        bool isPressed = false;
        while (_bench.Clock.NowMs < endMs && !HasFailed)
        {
            _bench.Queue.RunTo(_bench.Clock.NowMs + StepMs, _bench.Clock);
            // One more event, and not into the resting of a press before.
            if (!isPressed && _bench.Clock.NowMs >= _pressMs && !_finger.IsPressed)
            {
                isPressed = true;
                _finger.Press(_wearable);
            }
            Round();
            bool isAllThere = isPressed && !_finger.IsPressed && _wearable.Log.AckedSeq == _wearable.Log.LastSeq;
            restMs = isAllThere ? Math.Min(restMs, _bench.Clock.NowMs + QuietMs) : long.MaxValue;
            if (_bench.Clock.NowMs >= restMs)
            {
                return true;
            }
        }
        if (!HasFailed)
        {
            _bench.Tell("comes to rest once all is well", $"after {HealingMs / MinuteMs} min the log is acknowledged up to {_wearable.Log.AckedSeq} of {_wearable.Log.LastSeq}");
        }
        return false;
    }

    private void Round()
    {
        if (_sensors.IsOn)
        {
            _sensors.Advance();
        }
        try
        {
            _wearable.Step();
        }
        catch (Exception e)
        {
            _bench.Tell("no exception leaves a round", e.GetType().Name);
        }
        _log.EndRound();
        if (_bench.Supply.IsCut)
        {
            Boot();
            return;
        }
        Check();
        if (_isRebootAsked)
        {
            _ownReboots++;
            Boot();
        }
        else if (_sensors.IsOn && _sensors.BusTimeMs > 0)
        {
            _bench.Queue.RunTo(_bench.Clock.NowMs + _sensors.BusTimeMs, _bench.Clock);
        }
    }

    private int Below(int limit) => (int)(_random.Next() % (ulong)limit);
}
