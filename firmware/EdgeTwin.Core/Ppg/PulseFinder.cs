using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// Finds pulses: two boxcars of 0.24 of the period less a boxcar of the whole period, all centred, leave a wave whose peaks are the pulses whatever the rate; a peak
    /// counts once the wave has fallen by 5/16 of the usual height after such a rise. Fixed smoothing cannot serve 54 and 127 a minute alike.
    /// Chosen by a prototype on the ten camera recordings of Neshitov 2021 against MSPTD, slope sums and two moving averages.
    /// </summary>
    public sealed class PulseFinder
    {
        private const int Mask = 63;
        private const int LearnTicks = 30;
        private const int MostPeriod16 = 640;
        private const int MostAtOnce = 4;
        private const int HeightShift = 4;

        // With no pulse for two periods the usual height falls by a quarter each half second.
        private const int FadeTicks = 12;

        private readonly IPulsePeakListener _listener;
        private readonly PulsePeriod _period;
        private readonly int[] _twice = new int[Mask + 1];
        private readonly RunningMedian _heights = new RunningMedian(8);
        private int _sum;
        private int _sumOfSums;
        private int _newest = -1;
        private int _at;
        private int _learnUntil;
        private int _start;
        private int _usual;
        private int _lastPeak;
        private int _fadeAt;
        private bool _isRising;
        private int _extreme;
        private int _extremeTick;
        private int _trough;
        private int _troughTick;
        private int _period16;
        private int _half;
        private int _box;

        /// <summary>A finder that tells <paramref name="listener"/>, with filters set by <paramref name="period"/>.</summary>
        public PulseFinder(IPulsePeakListener listener, PulsePeriod period)
        {
            _listener = listener;
            _period = period;
        }

        /// <summary>The usual height of a pulse in the smoothed wave, quarters of an ADC count; 0 until it is known.</summary>
        public int UsualHeight
        {
            get { return _usual; }
        }

        /// <summary>Begins anew <paramref name="ticks"/> of the wave before now.</summary>
        public void Restart(int ticks)
        {
            _start = _newest - ticks;
            _at = _start;
            _learnUntil = _start + LearnTicks;
            _usual = 0;
            _heights.Clear();
            _isRising = false;
            _extreme = int.MaxValue;
            _trough = int.MinValue;
            _lastPeak = _start - Mask;
        }

        /// <summary>Takes the light of one tick, summed over its four samples; more blood gives less of it.</summary>
        /// <param name="light">Sum of four samples, ADC counts.</param>
        /// <param name="isWatching">False where pulses are not looked for.</param>
        public void Push(int light, bool isWatching)
        {
            // Sums of sums may wrap round: their differences come out right all the same.
            _sum += light;
            _sumOfSums += _sum;
            int newest = _newest + 1;
            _newest = newest;
            _twice[newest & Mask] = _sumOfSums;
            if (!isWatching)
            {
                return;
            }
            if (_period.Period16 != _period16)
            {
                SetFilters();
            }
            int half = _half;
            int box = _box;
            if (newest - _at > Mask - half - 1)
            {
                _at = newest - (Mask - half - 1);
            }
            for (int i = 0; i < MostAtOnce && _at + half <= newest; i++)
            {
                Step(_at, Smoothed(_at, half, box));
                _at++;
            }
        }

        private void SetFilters()
        {
            _period16 = _period.Period16;
            int period16 = _period16 > MostPeriod16 ? MostPeriod16 : _period16;
            _half = (period16 + 16) >> 5;
            _box = (period16 * 61 + 2048) >> 12;
        }

        // The second difference of the sum of sums over n samples is the boxcar of n, twice.
        private int Smoothed(int at, int half, int box)
        {
            int[] twice = _twice;
            int fine = twice[(at + box) & Mask] - 2 * twice[at & Mask] + twice[(at - box) & Mask];
            int high = at + half;
            int low = at - half;
            int whole = twice[high & Mask] - twice[(high - 1) & Mask] - twice[low & Mask] + twice[(low - 1) & Mask];
            return whole / (2 * half) - fine / (box * box);
        }

        private void Step(int at, int level)
        {
            if (_usual == 0)
            {
                Learn(at, level);
                return;
            }
            int least = _usual * 5 >> 4;
            if (_isRising)
            {
                if (level > _extreme)
                {
                    _extreme = level;
                    _extremeTick = at;
                }
                else if (level < _extreme - least)
                {
                    EndRise();
                    _isRising = false;
                    _extreme = level;
                    _extremeTick = at;
                }
            }
            else if (level < _extreme)
            {
                _extreme = level;
                _extremeTick = at;
            }
            else if (level > _extreme + least)
            {
                _trough = _extreme;
                _troughTick = _extremeTick;
                _isRising = true;
                _extreme = level;
                _extremeTick = at;
            }
            if (at >= _fadeAt)
            {
                Fade(at);
            }
        }

        // The first 1.5 s show how high pulses are; then they are gone through again.
        private void Learn(int at, int level)
        {
            if (at == _start)
            {
                _trough = level;
                _extreme = level;
            }
            _trough = level < _trough ? level : _trough;
            _extreme = level > _extreme ? level : _extreme;
            if (at < _learnUntil)
            {
                return;
            }
            _usual = 1 + (_extreme - _trough) * 3 / 4;
            _extreme = int.MaxValue;
            _at = _start - 1;
            _fadeAt = at + 2 * FadeTicks;
        }

        private void EndRise()
        {
            int periodTicks = _period.Period16 >> 4;
            if ((_extremeTick - _lastPeak) * 5 < periodTicks * 3)
            {
                return;
            }
            _lastPeak = _extremeTick;
            _fadeAt = _extremeTick + 2 * periodTicks;
            if (_troughTick <= _start + 1)
            {
                // It had begun before the wave did: neither its height nor its foot can be seen.
                return;
            }
            int height = _extreme - _trough;
            int usual = _heights.Count == 0 ? 0 : _usual;
            int kept = height >> HeightShift;
            _heights.Add(kept > short.MaxValue ? short.MaxValue : kept);
            _usual = 1 + (_heights.Value << HeightShift);
            _listener.OnPeak(_troughTick, _extremeTick, height, usual);
        }

        private void Fade(int at)
        {
            _fadeAt = at + FadeTicks;
            _usual = 1 + _usual * 3 / 4;
        }
    }
}
