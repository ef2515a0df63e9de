using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Device.Events
{
    /// <summary>The retained status: who the device is, what its sensors allow to be claimed, and how it does. No event, so nothing is lost with it.</summary>
    public sealed class StatusReport : IStatusSource
    {
        private readonly JsonWriter _json = new JsonWriter();
        private readonly WearableParts _parts;
        private readonly EventLog _log;
        private readonly CardioTwin _twin;

        /// <summary>A report on these.</summary>
        public StatusReport(WearableParts parts, EventLog log, CardioTwin twin)
        {
            _parts = parts;
            _log = log;
            _twin = twin;
        }

        /// <summary>How long the radio will be off, s: said with a goodbye; 0 for not known.</summary>
        public int NextUplinkS { get; set; }

        /// <inheritdoc/>
        public int WriteStatus(byte[] buffer, bool isOnline)
        {
            _json.Begin(buffer);
            _json.OpenObject(null);
            _json.Word("state", isOnline ? "online" : "offline");
            if (!isOnline && NextUplinkS > 0)
            {
                _json.Number("nextUplinkS", NextUplinkS);
            }
            _json.Word("version", _parts.Version);
            _json.Word("imageHash", _parts.ImageHash);
            _json.Seconds("uptimeS", _parts.Clock.UptimeMs);
            _json.Number("hrBpm", _twin.HeartRateBpm);
            _json.Number("qualityPercent", _twin.QualityPercent);
            if (_parts.Ecg != null)
            {
                _json.Word("ecg", _parts.Ecg.Name);
                _json.Word("ecgState", NameOf(_parts.Ecg.State));
                _json.Number("highPassMilliHz", _parts.Ecg.HighPassMilliHz);
                _json.Flag("allowsSt", _parts.Ecg.AllowsSt);
            }
            if (_parts.Ppg != null)
            {
                _json.Word("ppg", _parts.Ppg.Name);
                _json.Word("ppgState", NameOf(_parts.Ppg.State));
            }
            _json.Number("waiting", (int)(_log.LastSeq - _log.AckedSeq));
            _json.Number("segments", _log.SegmentCount);
            _json.Number("refused", _log.Counters.Refused);
            _json.CloseObject();
            return _json.Length;
        }

        /// <summary>Name of a state in messages. A contract: names are added, never changed.</summary>
        public static string NameOf(FrontEndState state)
        {
            switch (state)
            {
                case FrontEndState.Starting: return "starting";
                case FrontEndState.Running: return "running";
                case FrontEndState.Faulted: return "faulted";
                case FrontEndState.WrongPart: return "wrong-part";
                default: return "off";
            }
        }
    }
}
