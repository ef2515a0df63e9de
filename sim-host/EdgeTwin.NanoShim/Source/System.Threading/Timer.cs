using EdgeTwin.NanoShim.Fabric;

namespace System.Threading
{
    /// <summary>nanoFramework's System.Threading.Timer over the board's timers: it fires in the world's time, every 10 ms at the earliest.</summary>
    internal sealed class Timer : IDisposable
    {
        private readonly IDisposable _entry;

        public Timer(TimerCallback callback, object state, int dueTime, int period)
        {
            _entry = Board.Current.Timers.Add(() => callback(state), dueTime, period);
        }

        public void Dispose()
        {
            _entry.Dispose();
        }
    }
}
