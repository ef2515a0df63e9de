using EdgeTwin.Device;
using EdgeTwin.Device.Configuration;
using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Campaign;

/// <content>The device that comes and goes with the power, and what it is held to at a start and at every round.</content>
internal sealed partial class SeedRun
{
    private void Boot()
    {
        _samples += _wearable?.Intake.EcgSamples ?? 0;
        _radioOpenings += _wearable?.Duty.Openings ?? 0;
        for (int i = 0; i < MostStarts; i++)
        {
            _bench.Supply.Restore();
            _bench.Clock.Boot();
            _bench.Ledger.OnBoot();
            _link.Disconnect();
            _uplink.OnBoot();
            _radio?.OnBoot();
            _finger.Excuse();
            _isRebootAsked = false;
            _log.IsBooting = true;
            if (_wearable is not null)
            {
                _sensors.Boot();
            }
            if (TryStart())
            {
                return;
            }
        }
        _bench.Tell("a start comes to an end", $"{MostStarts} starts in a row did not");
    }

    private bool TryStart()
    {
        try
        {
            _wearable = new Wearable(Parts());
            _log.Log = _wearable.Log;
            _log.IsBooting = false;
            _ackedSeq = _wearable.Log.AckedSeq;
            _bench.Trace.Add(_bench.Clock.NowMs, "boot", _wearable.Log.LastSeq, _ackedSeq);
            _uplink.HasConsent = _wearable.Config.Values.Get(ConfigKey.WaveConsent) != 0;
            CheckStart();
            _wearable.Start();
            return true;
        }
        catch (PowerCutException)
        {
            // It went again while the log healed.
            return false;
        }
    }

    private WearableParts Parts() => new()
    {
        DeviceId = DeviceId,
        Version = "campaign",
        Seed = (uint)_random.Next(),
        LogSegments = _story.LogSegments,
        Clock = _bench.Clock,
        LogStore = _log,
        ConfigStore = _config,
        HealthStore = _healthStore,
        TwinStore = _twinStore,
        Uplink = _uplink,
        Radio = _radio,
        Reboot = this,
        Ecg = _sensors.Ecg,
        Ppg = _sensors.Ppg,
        Button = _finger,
    };

    private void CheckStart()
    {
        uint header = _log.HeaderAckedSeq(_wearable.Log.LogId);
        if (_wearable.Log.AckedSeq < header)
        {
            _bench.Tell("what is acknowledged outlives a start", $"a header says {header}, the log {_wearable.Log.AckedSeq}");
        }
        uint mark = _log.HighestSeq(_wearable.Log.LogId);
        if (_wearable.Log.LastSeq < mark)
        {
            _bench.Tell("the sequence outlives a start", $"seq {mark} was given, and the log goes on after {_wearable.Log.LastSeq}");
        }
        _settings.OnBoot(_wearable.Config);
        _health.OnBoot(_wearable.Health);
        _twin.OnBoot(_wearable.Heart);
    }

    private void Check()
    {
        Wearable w = _wearable;
        _uplink.HasConsent = w.Config.Values.Get(ConfigKey.WaveConsent) != 0;
        Hold(w.Supervisor.Exceptions == 0, "no stage lets an exception out", w.Supervisor.Exceptions, 0);
        Hold(w.Pump.InFlight <= Limits.Window, "at most the window is under way", w.Pump.InFlight, Limits.Window);
        Hold(w.Log.SegmentCount <= _story.LogSegments, "the log keeps to its segments", w.Log.SegmentCount, _story.LogSegments);
        Hold(w.Log.AckedSeq >= _ackedSeq, "what is acknowledged stays so", w.Log.AckedSeq, _ackedSeq);
        Hold(w.Log.AckedSeq <= w.Log.LastSeq, "nothing unsent is acknowledged", w.Log.AckedSeq, w.Log.LastSeq);
        Hold(w.Log.Counters.Taken == w.Log.Counters.Durable + w.Log.Counters.Refused, "records are conserved", w.Log.Counters.Taken, w.Log.Counters.Durable + w.Log.Counters.Refused);
        Hold(w.Log.Counters.Durable == _bench.Ledger.SinceBoot, "durable is what the flash took", w.Log.Counters.Durable, _bench.Ledger.SinceBoot);
        Hold(w.Twin.SampleCount == w.Intake.EcgSamples + w.Intake.EcgMissing, "samples are conserved", w.Twin.SampleCount, w.Intake.EcgSamples + w.Intake.EcgMissing);
        Hold(_sensors.LostBetween(w.Intake) == 0, "samples reach the twin", _sensors.LostBetween(w.Intake), 0);
        Hold(w.Intake.EcgMissing <= _sensors.Missed, "gaps are what was missed", w.Intake.EcgMissing, _sensors.Missed);
        Hold(_sensors.Broken.Count == 0, "the parts' rules are kept", _sensors.Broken.Count, 0);
        _ackedSeq = w.Log.AckedSeq;
        _settings.Step(w.Config);
        _health.Step(w.Health);
        _twin.Step(w.Heart);
        _finger.Step(w);
    }

    private void Hold(bool isSo, string rule, long found, long bound)
    {
        if (!isSo)
        {
            _bench.Tell(rule, $"{found} against {bound}{(_sensors.Broken.Count > 0 ? " " + _sensors.Broken[0] : "")}");
        }
    }
}
