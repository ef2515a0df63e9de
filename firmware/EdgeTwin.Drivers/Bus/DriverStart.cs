namespace Iot.Device.Bus
{
    /// <summary>
    /// What the starts of all drivers have in common: deadlines, how often another part's identity is believed, and the rest after all of
    /// the ladder's rungs were tried in vain.
    /// </summary>
    internal sealed class DriverStart
    {
        private const int ReadsBeforeWrongPart = 3;
        private const int RestAfterReportMs = 1000;

        private readonly RecoveryLadder _ladder;
        private long _deadlineMs;
        private int _wrongIds;

        internal DriverStart(RecoveryLadder ladder)
        {
            _ladder = ladder;
        }

        /// <summary>A start begins.</summary>
        internal void Begin()
        {
            _wrongIds = 0;
        }

        /// <summary>What follows is to be done within so many milliseconds.</summary>
        internal void Allow(long nowMs, int milliseconds)
        {
            _deadlineMs = nowMs + milliseconds;
        }

        /// <summary>True once the time last allowed, or the rest, is over.</summary>
        internal bool IsOver(long nowMs)
        {
            return nowMs >= _deadlineMs;
        }

        /// <summary>The identity read is another part's. One read may be a torn one: three in a row are believed.</summary>
        /// <returns>True where it is believed.</returns>
        internal bool IsWrongPart()
        {
            _wrongIds++;
            return _wrongIds >= ReadsBeforeWrongPart;
        }

        /// <summary>A transfer failed.</summary>
        /// <returns>What to do; after a report, the rest has begun.</returns>
        internal RecoveryStep OnFault(long nowMs)
        {
            RecoveryStep step = _ladder.OnFault();
            if (step == RecoveryStep.Report)
            {
                Allow(nowMs, RestAfterReportMs);
            }
            return step;
        }

        /// <summary>Samples came through.</summary>
        internal void OnSuccess()
        {
            _ladder.OnSuccess();
        }
    }
}
