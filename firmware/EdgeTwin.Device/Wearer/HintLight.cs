using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Wearer
{
    /// <summary>
    /// What the wearer is shown: an alarm for ten seconds, else that a sensor needs a look, else that events wait for a connection. No hint is no
    /// statement that the wearer is well.
    /// </summary>
    public sealed class HintLight
    {
        private const int AlarmMs = 10000;
        private const int OfflineAfterMs = 60000;

        private readonly ISignalLed _led;
        private SignalHint _shown;
        private long _alarms;
        private long _alarmUntilMs;
        private long _onlineMs;

        /// <summary>Hints by <paramref name="led"/>; null for a device without one.</summary>
        public HintLight(ISignalLed led)
        {
            _led = led;
        }

        /// <summary>What is shown.</summary>
        public SignalHint Shown
        {
            get { return _shown; }
        }

        /// <summary>Shows what is due.</summary>
        /// <param name="nowMs">Now.</param>
        /// <param name="alarms">Alarms since the start.</param>
        /// <param name="isSensorAmiss">An electrode is off, or a front end does not run.</param>
        /// <param name="isWaiting">Records wait, and nothing goes out.</param>
        public void Step(long nowMs, long alarms, bool isSensorAmiss, bool isWaiting)
        {
            if (alarms != _alarms)
            {
                _alarms = alarms;
                _alarmUntilMs = nowMs + AlarmMs;
            }
            if (!isWaiting)
            {
                _onlineMs = nowMs;
            }
            SignalHint hint = Choose(nowMs, isSensorAmiss);
            if (hint != _shown)
            {
                _shown = hint;
                if (_led != null)
                {
                    _led.Show(hint);
                }
            }
        }

        private SignalHint Choose(long nowMs, bool isSensorAmiss)
        {
            if (nowMs < _alarmUntilMs)
            {
                return SignalHint.Alarm;
            }
            if (isSensorAmiss)
            {
                return SignalHint.Technical;
            }
            return nowMs - _onlineMs >= OfflineAfterMs ? SignalHint.Offline : SignalHint.None;
        }
    }
}
