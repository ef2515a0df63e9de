using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Health
{
    // What outlives a restart: all but the running quarter of an hour and what the device said itself.
    public sealed partial class HealthMonitor
    {
        private const int SaveVersion = 1;
        private const int MinutesPerQuarter = 15;

        // After so long even the six-hour rings are empty.
        private const int MostSkippedQuarters = TrendFit.Slots * 24;

        /// <summary>Bytes that <see cref="Save"/> writes.</summary>
        public const int SaveBytes = SavedNumbers.FrameBytes + 4 + 2 + TrendRings.SaveBytes + Forecasts.SaveBytes + ChangeWatch.SaveBytes + 16 + HealthParts.Count * (Fields + 2);

        private readonly SavedNumbers _store = new SavedNumbers();

        /// <summary>Writes trends and states, so that they outlive a restart.</summary>
        /// <param name="buffer">At least <see cref="SaveBytes"/> from <paramref name="offset"/> on.</param>
        /// <param name="offset">Where to begin.</param>
        /// <returns>Bytes written; 0 where they do not fit.</returns>
        public int Save(byte[] buffer, int offset)
        {
            if (offset < 0 || buffer.Length - offset < SaveBytes)
            {
                return 0;
            }
            _store.Create(buffer, offset, SaveVersion);
            Store();
            return _store.Seal();
        }

        /// <summary>Takes back what <see cref="Save"/> wrote, and adds the time that the device was off as a gap. Nobody is told of the states that come back.</summary>
        /// <param name="buffer">What was saved.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="length">Its bytes.</param>
        /// <param name="gapMinutes">Minutes since it was saved; 0 where they are not known.</param>
        /// <returns>False where it is of another version or damaged: nothing is changed then.</returns>
        public bool Restore(byte[] buffer, int offset, int length, int gapMinutes)
        {
            if (offset < 0 || length != SaveBytes || buffer.Length - offset < length || !_store.TryOpen(buffer, offset, length, SaveVersion))
            {
                return false;
            }
            Store();
            for (int part = 0; part < HealthParts.Count; part++)
            {
                _marks[part * Fields + Fault] = 0;
            }
            _second = 0;
            _book.Restart();
            _work = NoWork;
            _fit.Stop();
            Skip(gapMinutes);
            return true;
        }

        /// <summary>Minutes have passed in which nothing was measured: a long gap, or the device was off.</summary>
        public void Skip(int minutes)
        {
            if (minutes < 1)
            {
                return;
            }
            _minute += minutes;
            int quarters = minutes / MinutesPerQuarter;
            quarters = quarters > MostSkippedQuarters ? MostSkippedQuarters : quarters;
            for (; quarters > 0; quarters--)
            {
                _rings.MoveOn();
                for (int part = 0; part < HealthParts.Trended; part++)
                {
                    if (HealthParts.IsCount(part))
                    {
                        _rings.PutNoCount(part);
                    }
                    else
                    {
                        _rings.Put(part, TrendFit.Missing);
                    }
                }
            }
        }

        private void Store()
        {
            _minute = _store.Whole(_minute);
            _bestSnr = _store.Half(_bestSnr);
            _rings.Store(_store);
            _forecasts.Store(_store);
            _change.Store(_store);
            _store.All(_clocks);
            _store.All(_marks);
            _store.All(_levels);
        }
    }
}
