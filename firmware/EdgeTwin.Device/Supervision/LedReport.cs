using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Supervision
{
    /// <summary>Tells each change of an LED's current as a technical <c>led-current</c>; where they follow each other within a minute, the last of them with how many there were.</summary>
    public sealed class LedReport
    {
        private const int EveryMs = 60000;

        private readonly IPpgFrontEnd _frontEnd;
        private readonly CardioTwin _twin;
        private readonly DeviceJson _json;
        private int _told;
        private long _toldMs = -EveryMs;

        /// <summary>A report on <paramref name="frontEnd"/>.</summary>
        public LedReport(IPpgFrontEnd frontEnd, CardioTwin twin, DeviceJson json)
        {
            _frontEnd = frontEnd;
            _twin = twin;
            _json = json;
        }

        /// <summary>Tells what there is to tell.</summary>
        public void Step(long nowMs)
        {
            int changes = _frontEnd.LedChanges;
            if (changes == _told || nowMs - _toldMs < EveryMs)
            {
                return;
            }
            long signalMs = _twin.SampleCount * Core.Limits.MsPerSample;
            _json.Open("led-current", EventPhase.Whole, signalMs, signalMs);
            _json.Evidence.Word("part", _frontEnd.Name);
            _json.Evidence.Number("redMicroamps", _frontEnd.RedMicroamps);
            _json.Evidence.Number("infraredMicroamps", _frontEnd.InfraredMicroamps);
            _json.Evidence.Number("changes", changes - _told);
            _toldMs = nowMs;
            if (_json.Close(RecordType.Technical) != 0)
            {
                _told = changes;
            }
        }
    }
}
