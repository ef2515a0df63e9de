using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Wearer
{
    /// <summary>
    /// The wearer felt something and pressed: recorded with what the twin saw at that moment, whatever it thought of it. A press counts once it has been held for
    /// 50 ms; presses within 3 s of one that was recorded are counted, not recorded.
    /// </summary>
    public sealed class SymptomButton
    {
        private const int HoldMs = 50;
        private const int QuietMs = 3000;

        private readonly IButton _button;
        private readonly CardioTwin _twin;
        private readonly DeviceJson _json;
        private bool _wasPressed;
        private bool _isTaken;
        private bool _hasRecorded;
        private long _pressedMs;
        private long _recordedMs;

        /// <summary>A watch over <paramref name="button"/>; null for a device without one.</summary>
        public SymptomButton(IButton button, CardioTwin twin, DeviceJson json)
        {
            _button = button;
            _twin = twin;
            _json = json;
        }

        /// <summary>Presses held long enough.</summary>
        public int Presses { get; private set; }

        /// <summary>Those that were recorded.</summary>
        public int Recorded { get; private set; }

        /// <summary>Looks at the button.</summary>
        public void Step(long nowMs)
        {
            if (_button == null)
            {
                return;
            }
            bool isPressed = _button.IsPressed;
            if (!isPressed || !_wasPressed)
            {
                _pressedMs = nowMs;
                _isTaken = _isTaken && isPressed;
            }
            else if (!_isTaken && nowMs - _pressedMs >= HoldMs)
            {
                _isTaken = true;
                Presses++;
                Record(nowMs);
            }
            _wasPressed = isPressed;
        }

        private void Record(long nowMs)
        {
            if (_hasRecorded && nowMs - _recordedMs < QuietMs)
            {
                return;
            }
            long signalMs = _twin.SampleCount * Core.Limits.MsPerSample;
            _json.Open("symptom", EventPhase.Whole, signalMs, signalMs);
            _json.Evidence.Number("qualityPercent", _twin.QualityPercent);
            _json.Evidence.Number("hrBpm", _twin.HeartRateBpm);
            if (_json.Close(RecordType.Symptom) == 0)
            {
                // Still held or pressed again: the next look tries once more.
                _isTaken = false;
                return;
            }
            _hasRecorded = true;
            _recordedMs = nowMs;
            Recorded++;
        }
    }
}
