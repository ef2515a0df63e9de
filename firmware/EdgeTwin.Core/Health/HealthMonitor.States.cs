namespace EdgeTwin.Core.Health
{
    // From quantities, trends and the device's word to plain states, each with a hysteresis.
    public sealed partial class HealthMonitor
    {
        private const int Band = 0;
        private const int Past = 1;
        private const int Soon = 2;
        private const int Fault = 3;
        private const int State = 4;
        private const int Fields = 5;

        // Where a level stands: far from its limit, a quarter of the way left, hardly any left.
        private const int Unmeasured = 0;
        private const int Far = 1;
        private const int Near = 2;
        private const int Close = 3;

        // Per cent of the way from fresh to failed that is left.
        private const int NearPercent = 25;
        private const int ClosePercent = 4;
        private const int LeavePercent = 4;

        // Minutes past the limit, more than others, that make a failure.
        private const int PastMinutes = 3;

        // Two forecasts in a row warn, and two in a row take it back.
        private const int SoonTimes = 2;
        private const int WarnMinutes = 120;
        private const int CalmMinutes = 240;
        private const int WatchMinutes = 2880;
        private const int MinutesPerHour = 60;
        private const int ClockQuarters = 4;

        private readonly byte[] _marks = new byte[HealthParts.Count * Fields];
        private readonly short[] _levels = new short[HealthParts.Count];

        // Sums and numbers of the first quarters' rates: ECG's clock, pulse sensor's.
        private readonly int[] _clocks = new int[4];

        /// <summary>How a part is.</summary>
        public HealthState StateOf(HealthItem item)
        {
            int part = HealthParts.IndexOf(item);
            return part < 0 ? HealthState.Unknown : (HealthState)_marks[part * Fields + State];
        }

        /// <summary>What a part measures of late, in its unit (counts: an hour); 0 while it is not known.</summary>
        public int LevelOf(HealthItem item)
        {
            int part = HealthParts.IndexOf(item);
            return part < 0 ? 0 : _levels[part];
        }

        /// <summary>The level at which a part has failed, in its unit (counts: an hour).</summary>
        public int LimitOf(HealthItem item)
        {
            int part = HealthParts.IndexOf(item);
            return part < 0 ? 0 : HealthParts.LimitOf(part);
        }

        /// <summary>
        /// What needs no measuring: the device knows that a part has failed (a locked bus, an open lead), or works again. Takes effect at once, and outranks the quantity.
        /// </summary>
        public void SetFault(HealthItem item, bool isFailed)
        {
            int part = HealthParts.IndexOf(item);
            if (part >= 0)
            {
                _marks[part * Fields + Fault] = (byte)(isFailed ? 1 : 0);
                Decide(part);
            }
        }

        /// <summary>The part was replaced: its trend is forgotten, its state unknown.</summary>
        public void Replace(HealthItem item)
        {
            int part = HealthParts.IndexOf(item);
            if (part < 0)
            {
                return;
            }
            if (part < HealthParts.Trended)
            {
                _rings.Clear(part);
                _forecasts.Clear(part);
                _change.Clear(part);
            }
            if (part == HealthParts.EcgClock || part == HealthParts.PpgClock)
            {
                int place = part == HealthParts.EcgClock ? 0 : 2;
                _clocks[place] = 0;
                _clocks[place + 1] = 0;
            }
            if (part == HealthParts.Electrode)
            {
                _bestSnr = -short.MaxValue;
            }
            _levels[part] = 0;
            for (int i = 0; i < State; i++)
            {
                _marks[part * Fields + i] = 0;
            }
            Decide(part);
        }

        // A clock's rate against what it was in its first hour: a crystal may be off by what it likes, if it stays so. Quarters teach it; minutes are too noisy.
        private int Learned(int part, int value)
        {
            int place = part == HealthParts.EcgClock ? 0 : 2;
            int count = _clocks[place + 1];
            if (count < ClockQuarters)
            {
                _clocks[place] += value;
                _clocks[place + 1] = count + 1;
            }
            return value - _clocks[place] / _clocks[place + 1];
        }

        private void JudgeMinute(int part, int value)
        {
            bool isTrended = part < HealthParts.Trended;
            bool isCount = HealthParts.IsCount(part);
            if (value == TrendFit.Missing || (isTrended && isCount))
            {
                return;
            }
            int limit = HealthParts.LimitOf(part);
            int level = isCount ? MinutesPerHour * value : value;
            if (HealthParts.IsClock(part))
            {
                int place = part == HealthParts.EcgClock ? 0 : 2;
                int usual = _clocks[place + 1] == 0 ? value : _clocks[place] / _clocks[place + 1];
                level = value > usual ? value - usual : usual - value;
            }
            CountPast(part, HealthParts.IsBadLow(part) ? level <= limit : level >= limit);
            if (!isTrended)
            {
                _levels[part] = (short)(level > short.MaxValue ? short.MaxValue : level);
                SetBand(part, (HealthParts.IsBadLow(part) ? level - limit : limit - level) * 100 / limit);
            }
            Decide(part);
        }

        private void CountPast(int part, bool isPast)
        {
            int place = part * Fields + Past;
            int past = _marks[place];
            _marks[place] = (byte)(isPast ? past < 2 * PastMinutes ? past + 1 : past : past > 0 ? past - 1 : 0);
        }

        private void JudgeQuarter(int part, int level, int wear)
        {
            _levels[part] = (short)(level > short.MaxValue ? short.MaxValue : level);
            _change.Take(part, wear);
            int left = WearScale.LimitOf(part) - wear;
            SetBand(part, left * 100 / HealthParts.RangeOf(part));
            if (HealthParts.IsCount(part))
            {
                // A quarter counts as two minutes: two in a row fail.
                CountPast(part, left <= 0);
                CountPast(part, left <= 0);
            }
            Decide(part);
        }

        private void SetBand(int part, int leftPercent)
        {
            int place = part * Fields + Band;
            int band = _marks[place];
            int found = leftPercent < ClosePercent ? Close : leftPercent < NearPercent ? Near : Far;
            if (found < band && leftPercent < (band == Close ? ClosePercent : NearPercent) + LeavePercent)
            {
                return;
            }
            _marks[place] = (byte)found;
        }

        private void JudgeTrend(int part, int ring)
        {
            if (_rings.IsNewestMissing(part))
            {
                // What is not seen now is not foretold from what an hour holds of before.
                _forecasts.Clear(part);
            }
            else
            {
                _forecasts.Take(part, ring, _fit, _minute);
            }
            if (ring > 0)
            {
                // Twice in a row means two quarters, not two rings of one.
                return;
            }
            int place = part * Fields + Soon;
            int soon = _marks[place];
            bool has = _forecasts.Has(part);
            if (has && _forecasts.P10Left(part, _minute) < WarnMinutes)
            {
                soon = soon < 2 * SoonTimes ? soon + 1 : soon;
            }
            else if (!has || _forecasts.P10Left(part, _minute) > CalmMinutes)
            {
                soon = soon > 0 ? soon - 1 : 0;
            }
            _marks[place] = (byte)soon;
            Decide(part);
        }

        private void Decide(int part)
        {
            int start = part * Fields;
            HealthState before = (HealthState)_marks[start + State];
            HealthState now = Found(part, start, before);
            if (now == before)
            {
                return;
            }
            _marks[start + State] = (byte)now;
            if (Listener != null)
            {
                Listener.OnChange(HealthParts.ItemAt(part), before, now);
            }
        }

        private HealthState Found(int part, int start, HealthState before)
        {
            int past = _marks[start + Past];
            if (_marks[start + Fault] != 0 || past >= PastMinutes || (before == HealthState.Failed && past > 0))
            {
                return HealthState.Failed;
            }
            int band = _marks[start + Band];
            int soon = _marks[start + Soon];
            if (band == Close || soon >= SoonTimes || (before == HealthState.Act && soon > 0))
            {
                return HealthState.Act;
            }
            bool isTrended = part < HealthParts.Trended;
            if (band == Near || (isTrended && (_change.HasChanged(part) || (_forecasts.Has(part) && _forecasts.P50Left(part, _minute) < WatchMinutes))))
            {
                return HealthState.Watch;
            }
            return band == Unmeasured ? HealthState.Unknown : HealthState.Good;
        }
    }
}
