using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Supervision
{
    /// <summary>
    /// What nothing else heals: exceptions that keep coming, a front end, link or flash that ran and does not come back. The device then starts anew, which
    /// loses nothing that was acknowledged. It cannot see a round that never ends: that is for a timer beside it.
    /// </summary>
    public sealed class Supervisor
    {
        private const int Stages = 4;

        private readonly IReboot _reboot;
        private readonly EventLog _log;
        private readonly CardioTwin _twin;
        private readonly DeviceJson _json;
        private readonly int[] _exceptions = new int[Stages];
        private readonly long[] _windowMs = new long[Stages];
        private bool _wasUp;
        private long _upMs;
        private int _durable;
        private int _refusedBefore;

        /// <summary>A supervisor that reboots through <paramref name="reboot"/>.</summary>
        public Supervisor(IReboot reboot, EventLog log, CardioTwin twin, DeviceJson json)
        {
            _reboot = reboot;
            _log = log;
            _twin = twin;
            _json = json;
        }

        /// <summary>Exceptions that a stage let out: each is a defect.</summary>
        public int Exceptions { get; private set; }

        /// <summary>True once the device was told to start anew: nothing more is done.</summary>
        public bool IsRebooting { get; private set; }

        /// <summary>A stage let an exception out.</summary>
        public void OnException(Stage stage, long nowMs)
        {
            Exceptions++;
            int index = (int)stage;
            if (_exceptions[index] == 0 || nowMs - _windowMs[index] > Limits.ExceptionWindowMs)
            {
                _exceptions[index] = 0;
                _windowMs[index] = nowMs;
            }
            _exceptions[index]++;
            if (_exceptions[index] >= Limits.MostExceptions)
            {
                Reboot(stage, "exceptions");
            }
        }

        /// <summary>Watches the link: one that was up and stays away is a reason to start anew.</summary>
        public void WatchUplink(bool isUp, long nowMs)
        {
            if (isUp)
            {
                _wasUp = true;
                _upMs = nowMs;
            }
            else if (_wasUp && nowMs - _upMs >= Limits.UplinkRebootMs)
            {
                Reboot(Stage.Uplink, "no-connection");
            }
        }

        /// <summary>Watches the log: a flash that took records and takes no more is mounted anew by a start.</summary>
        public void WatchLog()
        {
            if (_log.Counters.Durable != _durable)
            {
                _durable = _log.Counters.Durable;
                _refusedBefore = _log.Counters.Refused;
            }
            else if (_durable > 0 && _log.Counters.Refused - _refusedBefore >= Limits.MostRefusals)
            {
                Reboot(Stage.Wearer, "log-refuses");
            }
        }

        /// <summary>Tells why, as far as the log takes it, and starts the device anew.</summary>
        public void Reboot(Stage stage, string reason)
        {
            if (IsRebooting)
            {
                return;
            }
            IsRebooting = true;
            long signalMs = _twin.SampleCount * Core.Limits.MsPerSample;
            _json.Open("device-fault", EventPhase.Whole, signalMs, signalMs);
            _json.Evidence.Word("stage", NameOf(stage));
            _json.Evidence.Word("reason", reason);
            _json.Evidence.Number("exceptions", Exceptions);
            _json.Close(RecordType.Technical);
            _reboot.Reboot();
        }

        private static string NameOf(Stage stage)
        {
            switch (stage)
            {
                case Stage.Ecg: return "ecg";
                case Stage.Ppg: return "ppg";
                case Stage.Uplink: return "uplink";
                default: return "wearer";
            }
        }
    }
}
