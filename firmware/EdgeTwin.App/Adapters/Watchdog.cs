using System.Threading;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.App.Adapters
{
    /// <summary>
    /// Looks from a timer whether the loop still comes round, and starts the board anew where it does not. It runs in the same interpreter: one that is frozen
    /// freezes it too, and the stock firmware's task watchdog is off.
    /// </summary>
    public sealed class Watchdog
    {
        /// <summary>A loop that has not come round for this long is dead, ms.</summary>
        public const int PatienceMs = 30000;

        private const int LookEveryMs = 5000;

        private readonly IReboot _reboot;
        private readonly Timer _timer;
        private int _rounds;
        private int _seen;
        private int _quietMs;

        /// <summary>A watch that reboots through <paramref name="reboot"/>.</summary>
        public Watchdog(IReboot reboot)
        {
            _reboot = reboot;
            _timer = new Timer(Look, null, LookEveryMs, LookEveryMs);
        }

        /// <summary>The loop came round.</summary>
        public void Feed()
        {
            _rounds++;
        }

        /// <summary>Ends the watch.</summary>
        public void Stop()
        {
            _timer.Dispose();
        }

        private void Look(object state)
        {
            if (_rounds != _seen)
            {
                _seen = _rounds;
                _quietMs = 0;
                return;
            }
            _quietMs += LookEveryMs;
            if (_quietMs >= PatienceMs)
            {
                _quietMs = 0;
                _reboot.Reboot();
            }
        }
    }
}
