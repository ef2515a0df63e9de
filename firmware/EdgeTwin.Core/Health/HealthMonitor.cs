namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// The state of every part and how long it has left. Quantities come in by <see cref="Measure"/>, seconds by <see cref="Tick"/>; what takes long is done by
    /// <see cref="Step"/>, a bounded piece each. Allocates in its constructor only. Not thread-safe.
    /// </summary>
    public sealed partial class HealthMonitor
    {
        private const int SecondsPerMinute = 60;
        private const int NoWork = HealthParts.Trended * (1 + TrendRings.Rings);

        // The best of many is better than a fresh electrode's usual, 0.1 dB; and how far under that its own noise is seen.
        private const int BestMargin = 10;
        private const int VisibleUnder = 25;

        private readonly MinuteBook _book = new MinuteBook();
        private readonly TrendRings _rings = new TrendRings();
        private readonly TrendFit _fit = new TrendFit();
        private readonly Forecasts _forecasts = new Forecasts();
        private readonly ChangeWatch _change = new ChangeWatch();
        private int _second;
        private int _minute;

        // What is done next: up to the last part quarters are closed, then each ring of each part is fitted; past all for none.
        private int _work = NoWork;
        private short _bestSnr = -short.MaxValue;

        /// <summary>Told of changes; null for nobody.</summary>
        public IHealthListener Listener;

        /// <summary>True while <see cref="Step"/> has work.</summary>
        public bool IsBusy
        {
            get { return _work < NoWork; }
        }

        /// <summary>Takes a quantity in the item's unit (see <see cref="HealthItem"/>), at most once a second; counts are added up, and may come whenever they happen.</summary>
        public void Measure(HealthItem item, int value)
        {
            int part = HealthParts.IndexOf(item);
            if (part >= 0)
            {
                _book.Add(part, value);
            }
        }

        /// <summary>A second has passed. <see cref="CardioTwin"/> calls it by its ECG samples, lost ones included; a device whose ECG is silent or missing calls it itself.</summary>
        /// <returns>True where <see cref="Step"/> has work.</returns>
        public bool Tick()
        {
            int second = _second + 1;
            _second = second;
            if (second == SecondsPerMinute)
            {
                _second = 0;
                EndMinute();
            }
            return IsBusy;
        }

        /// <summary>Does one bounded piece of what waits (2 500 IL at most).</summary>
        /// <returns>True while more waits.</returns>
        public bool Step()
        {
            if (_work < HealthParts.Trended)
            {
                CloseQuarter(_work);
                _work++;
            }
            else if (_work < NoWork)
            {
                StepFit((_work - HealthParts.Trended) / TrendRings.Rings, (_work - HealthParts.Trended) % TrendRings.Rings);
            }
            return IsBusy;
        }

        /// <summary>How long a part has left.</summary>
        /// <returns>False where there is no trend towards its limit; <paramref name="into"/> is untouched then.</returns>
        public bool TryPredict(HealthItem item, HealthForecast into)
        {
            int part = HealthParts.IndexOf(item);
            if (part < 0 || part >= HealthParts.Trended || !_forecasts.Has(part))
            {
                return false;
            }
            _forecasts.Tell(part, _minute, into);
            return true;
        }

        private void EndMinute()
        {
            _minute++;
            // Only where the twin had no sample to spare for a whole minute.
            while (_work < HealthParts.Trended)
            {
                CloseQuarter(_work);
                _work++;
            }
            for (int part = 0; part < HealthParts.Count; part++)
            {
                JudgeMinute(part, _book.End(part));
            }
            if (_book.MoveOn())
            {
                _rings.MoveOn();
                _work = 0;
                _fit.Stop();
            }
        }

        private void CloseQuarter(int part)
        {
            if (HealthParts.IsCount(part))
            {
                int events = _book.Sum(part);
                _rings.PutCount(part, events);
                JudgeQuarter(part, 4 * events, WearScale.Of(part, 4 * events));
                return;
            }
            int median = _book.Median(part);
            if (median == TrendFit.Missing)
            {
                _rings.Put(part, TrendFit.Missing);
                return;
            }
            int level = HealthParts.IsClock(part) ? Learned(part, median) : median;
            int wear = WearScale.Of(part, level);
            if (IsRenewed(part, wear))
            {
                _rings.Clear(part);
                _forecasts.Clear(part);
            }
            int seen = part == HealthParts.Electrode ? ElectrodeWear(median) : wear;
            if (seen == TrendFit.Missing)
            {
                _forecasts.Clear(part);
            }
            _rings.Put(part, seen);
            JudgeQuarter(part, level, wear);
        }

        // A step for the better by a quarter of the way is no luck: an electrode was changed, a window wiped, a cell charged. What wore before is another part's story.
        private bool IsRenewed(int part, int wear)
        {
            return _marks[part * Fields + Band] != Unmeasured && WearScale.Of(part, _levels[part]) - wear > HealthParts.RangeOf(part) / 4;
        }

        // Until an electrode's own noise stands out of the rest there is nothing to see of its wear.
        private int ElectrodeWear(int snr)
        {
            _bestSnr = snr > _bestSnr ? (short)snr : _bestSnr;
            int under = _bestSnr - BestMargin - snr;
            return under < VisibleUnder ? TrendFit.Missing : WearScale.Of(HealthParts.Electrode, WearScale.WithoutFloor(snr, under));
        }

        private void StepFit(int part, int ring)
        {
            if (!_fit.IsBusy)
            {
                _fit.Begin(_rings.Values, TrendRings.StartOf(part, ring), TrendRings.LengthOf(ring), _rings.OldestOf(ring));
            }
            else
            {
                _fit.Step(part, TrendRings.SlotMinutes(ring));
            }
            if (_fit.IsBusy)
            {
                return;
            }
            JudgeTrend(part, ring);
            do
            {
                _work++;
                ring = (_work - HealthParts.Trended) % TrendRings.Rings;
                part = (_work - HealthParts.Trended) / TrendRings.Rings;
            }
            while (_work < NoWork && (ring >= HealthParts.RingsOf(part) || !_rings.IsDue(ring)));
        }
    }
}
