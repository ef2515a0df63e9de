using System;
using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Configuration;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Health;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Power;
using EdgeTwin.Device.Supervision;
using EdgeTwin.Device.Twins;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Device.Waves;
using EdgeTwin.Device.Wearer;

namespace EdgeTwin.Device
{
    /// <summary>
    /// The whole device but its board: front ends into the twin, its events into the log, the log over the link, settings and requests back. One thread
    /// steps it. Nothing is allocated after <see cref="Start"/>, buses and the link's client apart. A step lets no exception out: each stage's are counted and, where they keep
    /// coming, the device starts anew (so a simulated power cut must make its ports dead as well as throw).
    /// </summary>
    public sealed class Wearable : IUplinkListener
    {
        private readonly WearableParts _parts;
        private readonly DeviceJson _json;
        private readonly Recorder _recorder;
        private readonly TwinSettings _settings = new TwinSettings();
        private readonly Topics _topics;
        private readonly FrontEndWatch _ecgWatch;
        private readonly FrontEndWatch _ppgWatch;
        private readonly LedReport _leds;
        private readonly HintLight _light;
        private int _revision;
        private long _ppgDueMs = Limits.StageEveryMs / 4;
        private long _uplinkDueMs = Limits.StageEveryMs / 2;
        private long _wearerDueMs = Limits.StageEveryMs * 3 / 4;

        /// <summary>Opens the log and reads the settings: allocates everything, and reads the flash once.</summary>
        /// <exception cref="ArgumentException">A part is missing, or the device's id is none.</exception>
        public Wearable(WearableParts parts)
        {
            if (parts.Clock == null || parts.LogStore == null || parts.ConfigStore == null || parts.Uplink == null || parts.Reboot == null)
            {
                throw new ArgumentException("clock, stores, uplink and reboot are needed");
            }
            _parts = parts;
            _topics = new Topics(parts.DeviceId);
            Log = new EventLog(parts.LogStore, parts.Clock, parts.LogSegments, parts.Seed);
            Log.Open();
            Config = new ConfigStore(parts.ConfigStore, parts.Clock, Log, _topics.ConfigPrefix);
            ConfigOrigin = Config.Load();
            Config.Values.CopyTo(_settings);
            _json = new DeviceJson(Log);
            _recorder = new Recorder(Log);
            _settings.HighPassMillihertz = parts.Ecg == null ? 0 : parts.Ecg.HighPassMilliHz;
            Twin = new CardioTwin(_recorder, _settings);
            Waves = new WaveStream(parts.Uplink, _topics, Config.Values, _json, Twin);
            Intake = new Intake(Twin, Waves) { EcgLatencyMs = parts.Ecg == null ? 0 : parts.Ecg.LatencyMs };
            Button = new SymptomButton(parts.Button, Twin, _json);
            StatusReport status = new StatusReport(parts, Log, Twin);
            Pump = new UplinkPump(
                Log, parts.Uplink, parts.Clock, _topics, this, status, parts.Seed,
                Config.Values.Get(ConfigKey.AckTimeoutMs), Config.Values.Get(ConfigKey.MaxBackoffMs));
            Duty = new DutyPlan(parts.Radio, Pump, Log, status, parts.LogSegments, parts.Seed);
            Supervisor = new Supervisor(parts.Reboot, Log, Twin, _json);
            _ecgWatch = parts.Ecg == null ? null : new FrontEndWatch(parts.Ecg, Twin, _json);
            _ppgWatch = parts.Ppg == null ? null : new FrontEndWatch(parts.Ppg, Twin, _json);
            _leds = parts.Ppg == null ? null : new LedReport(parts.Ppg, Twin, _json);
            _light = new HintLight(parts.Led);
            Health = new HealthDesk(parts, Log, Twin, _json, Intake, _topics);
            Heart = new TwinDesk(parts, Log, Twin, _json.Evidence, _topics);
        }

        /// <summary>The durable log.</summary>
        public EventLog Log { get; }

        /// <summary>The settings.</summary>
        public ConfigStore Config { get; }

        /// <summary>Where the settings came from.</summary>
        public ConfigOrigin ConfigOrigin { get; }

        /// <summary>The twin.</summary>
        public CardioTwin Twin { get; }

        /// <summary>Moves the log to the collector.</summary>
        public UplinkPump Pump { get; }

        /// <summary>When the radio is on.</summary>
        public DutyPlan Duty { get; }

        /// <summary>Waveforms on request.</summary>
        public WaveStream Waves { get; }

        /// <summary>Where samples go.</summary>
        public Intake Intake { get; }

        /// <summary>The symptom button.</summary>
        public SymptomButton Button { get; }

        /// <summary>What nothing else heals.</summary>
        public Supervisor Supervisor { get; }

        /// <summary>How the sensors are, as far as it is the device's matter.</summary>
        public HealthDesk Health { get; }

        /// <summary>What was learned of the wearer's heart.</summary>
        public TwinDesk Heart { get; }

        /// <summary>What the twin told.</summary>
        public Recorder Recorder
        {
            get { return _recorder; }
        }

        /// <summary>What the wearer is shown.</summary>
        public SignalHint Hint
        {
            get { return _light.Shown; }
        }

        /// <summary>Records the start and starts the front ends.</summary>
        public void Start()
        {
            _json.Open("boot", EventPhase.Whole, 0, 0);
            _json.Evidence.Word("version", _parts.Version);
            _json.Evidence.Number("found", Log.Counters.Found);
            _json.Evidence.Number("tornTails", Log.Counters.TornTails);
            _json.Evidence.Number("corruptStretches", Log.Counters.CorruptStretches);
            _json.Evidence.Number("unreadableSegments", Log.Counters.UnreadableSegments);
            _json.Evidence.Number("newLogs", Log.Counters.NewLogsOverNoise);
            _json.Close(RecordType.Boot);
            long nowMs = _parts.Clock.UptimeMs;
            ConfigureDuty(nowMs);
            if (_parts.Ecg != null)
            {
                _parts.Ecg.Begin(nowMs);
            }
            if (_parts.Ppg != null)
            {
                _parts.Ppg.Begin(nowMs);
            }
            Health.Start(nowMs);
        }

        /// <summary>Does what is due now; every 20 ms or so, every 100 ms at the latest (every 4 ms with a converter that has no FIFO). Never blocks.</summary>
        public void Step()
        {
            if (Supervisor.IsRebooting)
            {
                return;
            }
            // The ECG in every round, since a converter without a FIFO wants it; the others in turn, so that no round has to bear them all.
            long nowMs = _parts.Clock.UptimeMs;
            long told = _recorder.Told;
            Intake.NowMs = nowMs;
            StepEcg(nowMs);
            if (_recorder.Told != told)
            {
                // An event is made durable, an alarm with its strip: work enough for one round. The others are due in the next.
                return;
            }
            if (nowMs >= _ppgDueMs)
            {
                _ppgDueMs = nowMs + Limits.StageEveryMs;
                StepPpg(nowMs);
            }
            if (nowMs >= _uplinkDueMs)
            {
                _uplinkDueMs = nowMs + Limits.StageEveryMs;
                StepUplink(nowMs);
            }
            if (nowMs >= _wearerDueMs)
            {
                _wearerDueMs = nowMs + Limits.StageEveryMs;
                StepWearer(nowMs);
            }
        }

        /// <summary>No more samples come: ends what the twin still has open. The pump goes on, and a radio that rests comes on.</summary>
        public void EndSignal()
        {
            Twin.Finish();
            Duty.Hasten();
        }

        /// <summary>An orderly switch-off: keeps what was learned, and says goodbye over the link.</summary>
        public void Stop()
        {
            Heart.Save();
            Pump.Stop();
        }

        /// <inheritdoc/>
        public void OnMessage(string topic, byte[] payload, int length)
        {
            if (topic == _topics.Wave)
            {
                Waves.OnRequest(payload, length, _parts.Clock.UptimeMs);
            }
            else if (!Health.OnMessage(topic, payload, length, _parts.Clock.UptimeMs))
            {
                Config.OnMessage(topic, payload, length);
            }
        }

        private void StepEcg(long nowMs)
        {
            if (_parts.Ecg == null)
            {
                return;
            }
            try
            {
                _parts.Ecg.Step(nowMs, Intake);
            }
            catch (Exception)
            {
                Supervisor.OnException(Stage.Ecg, nowMs);
            }
        }

        private void StepPpg(long nowMs)
        {
            if (_parts.Ppg == null)
            {
                return;
            }
            try
            {
                _parts.Ppg.Step(nowMs, Intake);
                long afterMs = _parts.Clock.UptimeMs;
                if (afterMs - nowMs >= Limits.SlowTransferMs)
                {
                    // A bus that hangs is named before it is tried again, which may take another second.
                    Health.LookAtPulse(afterMs);
                }
            }
            catch (Exception)
            {
                Supervisor.OnException(Stage.Ppg, nowMs);
            }
        }

        private void StepUplink(long nowMs)
        {
            try
            {
                Duty.Step(nowMs, _recorder.Alarms + Button.Recorded, Waves.IsOn);
                Pump.Step();
                Health.Tell(Pump, nowMs);
                Heart.Tell(Pump, nowMs);
                Supervisor.WatchUplink(_parts.Uplink.State == LinkState.Up || Duty.IsResting, nowMs);
                if (Config.Revision != _revision)
                {
                    TakeSettings(nowMs);
                }
            }
            catch (Exception)
            {
                Supervisor.OnException(Stage.Uplink, nowMs);
            }
        }

        private void ConfigureDuty(long nowMs)
        {
            Duty.Configure(Config.Values.Get(ConfigKey.UplinkMinutes), Config.Values.Get(ConfigKey.AckTimeoutMs), Config.Values.Get(ConfigKey.MaxBackoffMs), nowMs);
        }

        private void TakeSettings(long nowMs)
        {
            _revision = Config.Revision;
            Config.Values.CopyTo(_settings);
            Twin.Configure(_settings);
            Pump.Configure(Config.Values.Get(ConfigKey.AckTimeoutMs), Config.Values.Get(ConfigKey.MaxBackoffMs));
            ConfigureDuty(nowMs);
        }

        private void StepWearer(long nowMs)
        {
            try
            {
                Button.Step(nowMs);
                Waves.Step(nowMs);
                if (_ecgWatch != null && _ecgWatch.Step(nowMs))
                {
                    Supervisor.Reboot(Stage.Ecg, "no-samples");
                }
                if (_leds != null)
                {
                    _leds.Step(nowMs);
                }
                Health.Step(nowMs);
                Heart.Step(nowMs);
                if (_ppgWatch != null && _ppgWatch.Step(nowMs))
                {
                    Supervisor.Reboot(Stage.Ppg, "no-samples");
                }
                bool isSensorAmiss = Twin.IsLeadOff || (_ecgWatch != null && _ecgWatch.IsAmiss) || (_ppgWatch != null && _ppgWatch.IsAmiss) || Health.IsAmiss;
                bool isWaiting = !Pump.IsSending && !Duty.IsResting && Log.LastSeq > Log.AckedSeq;
                _light.Step(nowMs, _recorder.Alarms, isSensorAmiss, isWaiting);
                Supervisor.WatchLog();
            }
            catch (Exception)
            {
                Supervisor.OnException(Stage.Wearer, nowMs);
            }
        }
    }
}
