using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// Changes of parts' states as events: <c>sensor-wear</c> where one is to be watched or acted on and where it is well again, <c>sensor-fault</c> where it has failed. Changes are kept until
    /// the log took them, and are at least a minute apart for each part, so that a quantity at its limit makes no storm.
    /// </summary>
    public sealed class HealthEvents : IHealthListener
    {
        private const int SpacingMs = 60000;

        private readonly HealthMonitor _health;
        private readonly HealthReport _report;
        private readonly CardioTwin _twin;
        private readonly DeviceJson _json;
        private readonly byte[] _told = new byte[HealthNames.Items];
        private readonly int[] _toldS = new int[HealthNames.Items];
        private readonly bool[] _isSet = new bool[HealthNames.Items];
        private bool _hasChanges;

        /// <summary>Events of <paramref name="twin"/>'s monitor.</summary>
        public HealthEvents(HealthReport report, CardioTwin twin, DeviceJson json)
        {
            _health = twin.Health;
            _report = report;
            _twin = twin;
            _json = json;
        }

        /// <summary>Rises with each change.</summary>
        public int Changes { get; private set; }

        /// <summary>Which electrode was last found off, as the front end says it; 0 for none. For the host to say which to look at.</summary>
        public int LeadFlags;

        /// <inheritdoc/>
        public void OnChange(HealthItem item, HealthState before, HealthState now)
        {
            Changes++;
            _hasChanges = true;
        }

        /// <summary>True where the device itself has said that a part failed.</summary>
        public bool IsSet(HealthItem item)
        {
            return _isSet[HealthNames.IndexOf(item)];
        }

        /// <summary>The device itself says that a part failed or works again, and has told it as it happened: no event is made of the state.</summary>
        public void SetFault(HealthItem item, bool isFailed)
        {
            int index = HealthNames.IndexOf(item);
            _isSet[index] = isFailed;
            _health.SetFault(item, isFailed);
            _told[index] = (byte)_health.StateOf(item);
        }

        /// <summary>What was restored at start is known already.</summary>
        public void TakeAsTold()
        {
            for (int i = 0; i < HealthNames.Items; i++)
            {
                _told[i] = (byte)_health.StateOf(HealthNames.ItemAt(i));
            }
            _hasChanges = false;
        }

        /// <summary>Tells what changed. At most one event a call.</summary>
        public void Step(long nowMs)
        {
            if (!_hasChanges)
            {
                return;
            }
            int nowS = (int)(nowMs / 1000);
            bool isLeft = false;
            for (int i = 0; i < HealthNames.Items; i++)
            {
                HealthItem item = HealthNames.ItemAt(i);
                HealthState state = _health.StateOf(item);
                HealthState told = (HealthState)_told[i];
                if (state == told)
                {
                    continue;
                }
                bool isPlain = state <= HealthState.Good && told <= HealthState.Good;
                bool mayWait = _toldS[i] != 0 && nowS - _toldS[i] < SpacingMs / 1000;
                if (!isPlain && mayWait)
                {
                    isLeft = true;
                    continue;
                }
                if (!isPlain)
                {
                    if (Tell(item, told, state))
                    {
                        _told[i] = (byte)state;
                        _toldS[i] = nowS + 1;
                    }
                    return;
                }
                _told[i] = (byte)state;
            }
            _hasChanges = isLeft;
        }

        private bool Tell(HealthItem item, HealthState before, HealthState now)
        {
            long signalMs = _twin.SampleCount * Core.Limits.MsPerSample;
            bool isFault = now == HealthState.Failed || (before == HealthState.Failed && now <= HealthState.Good);
            _json.Open(isFault ? "sensor-fault" : "sensor-wear", EventPhase.Whole, signalMs, signalMs);
            _json.Evidence.Word("item", HealthNames.Of(item));
            _json.Evidence.Word("state", HealthNames.Of(now));
            _json.Evidence.Word("before", HealthNames.Of(before));
            _report.WriteFigures(_json.Evidence, item);
            if (item == HealthItem.Electrode && LeadFlags != 0)
            {
                _json.Evidence.Number("leadFlags", LeadFlags);
            }
            return _json.Close(RecordType.Technical) != 0;
        }
    }
}
