using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Atrial fibrillation from few beats: a quick look at the last 12 intervals, and a judgement on a whole stretch that is too short
    /// for the windows of <see cref="AfWindows"/> (a strip of 10 to 60 s).
    /// </summary>
    public sealed class AfBrief
    {
        /// <summary>Intervals of the quick look.</summary>
        public const int QuickBeats = 12;

        /// <summary>Fewest intervals that make a strip that has ended.</summary>
        public const int StripBeats = 5;

        // Where more beats than this are not of the usual shape, there is no usual shape: noise.
        private const int MostOddPercent = 50;

        // The quick look, per cent. It finds every afdb bout of 30 s, in the median 7 beats after its onset.
        private const int AlikePercent = 4;
        private const int ApartPercent = 8;
        private const int MostAlikePercent = 16;
        private const int LeastApartPercent = 50;
        private const int LeastTurnsPercent = 30;

        private readonly RrSeries _series;
        private int _intervals;
        private int _turns;
        private int _alike;
        private int _apart;
        private int _beats;
        private int _odd;

        /// <summary>Looks at <paramref name="series"/>.</summary>
        public AfBrief(RrSeries series)
        {
            _series = series;
        }

        /// <summary>A new stretch begins.</summary>
        public void Clear()
        {
            _intervals = 0;
            _turns = 0;
            _alike = 0;
            _apart = 0;
            _beats = 0;
            _odd = 0;
        }

        /// <summary>Counts a beat of the stretch; <paramref name="isOdd"/> where it is not of the wearer's usual shape.</summary>
        public void OnBeat(bool isOdd)
        {
            _beats++;
            _odd += isOdd ? 1 : 0;
        }

        /// <summary>The series has a new interval.</summary>
        public void OnInterval()
        {
            _intervals++;
            if (_intervals < 2)
            {
                return;
            }
            int k = _series.Count - 1;
            int difference = Difference(k);
            int percent = 100 * (difference < 0 ? -difference : difference) / (_series.MeanMs < 1 ? 1 : _series.MeanMs);
            _alike += percent < AlikePercent ? 1 : 0;
            _apart += percent > ApartPercent ? 1 : 0;
            if (_intervals > 2 && IsTurn(k))
            {
                _turns++;
            }
        }

        /// <summary>True where the last 12 intervals look like atrial fibrillation. About 1.4 k IL.</summary>
        public bool IsQuicklyLike()
        {
            int k = _series.Count - 1;
            if (_intervals < QuickBeats)
            {
                return false;
            }
            short[] rr = _series.RrMs;
            int sum = 0;
            int apart = 0;
            int turns = 0;
            for (int i = k - QuickBeats + 1; i <= k; i++)
            {
                sum += rr[i & RrSeries.Mask];
            }
            int mean = sum / QuickBeats;
            int limit = mean * ApartPercent / 100;
            for (int i = k - QuickBeats + 2; i <= k; i++)
            {
                int difference = Difference(i);
                apart += difference > limit || difference < -limit ? 1 : 0;
                turns += i > k - QuickBeats + 2 && IsTurn(i) ? 1 : 0;
            }
            return 100 * apart >= LeastApartPercent * (QuickBeats - 1) && 100 * turns >= LeastTurnsPercent * (QuickBeats - 2)
                && 100 * CountAlike(k, mean * AlikePercent / 100) < MostAlikePercent * QuickBeats * (QuickBeats - 1) / 2;
        }

        /// <summary>True where the stretch has beats enough, and like enough to each other, to be judged as a whole.</summary>
        public bool IsStrip
        {
            get { return _intervals >= StripBeats && 100 * _odd <= MostOddPercent * _beats; }
        }

        /// <summary>
        /// Judges the whole stretch, of which the windows hold all. A logistic rule with weights from cinc2017's strips (five-fold); per mille, over 0
        /// is fibrillation.
        /// </summary>
        /// <param name="windows">Holds all of the stretch's intervals.</param>
        /// <param name="coherencePercent">P wave coherence, or -1.</param>
        public int JudgePermille(AfWindows windows, int coherencePercent)
        {
            int differences = _intervals > 1 ? _intervals - 1 : 1;
            int coherence = coherencePercent < 0 ? 400 : 10 * coherencePercent;
            int entropy = windows.ShortEntropyPermille;
            int nearest = 10 * (windows.NearestPermille > 100 ? 100 : windows.NearestPermille);
            int score = AfStripWeights.Bias;
            score += AfStripWeights.Irregularity * windows.IrregularityPermille / 1000;
            score += AfStripWeights.Entropy * entropy / 1000;
            score += AfStripWeights.Nearest * nearest / 1000;
            score += AfStripWeights.Coherence * coherence / 1000;
            score += AfStripWeights.LowCoherence * (coherence < 500 ? coherence : 500) / 1000;
            score += AfStripWeights.Turns * (_intervals > 2 ? _turns * 1000 / (_intervals - 2) : 0) / 1000;
            score += AfStripWeights.Alike * (_alike * 1000 / differences) / 1000;
            score += AfStripWeights.Apart * (_apart * 1000 / differences) / 1000;
            score += AfStripWeights.Odd * (_beats < 1 ? 0 : _odd * 1000 / _beats) / 1000;
            score += AfStripWeights.NearestTimesEntropy * (nearest * entropy / 1000) / 1000;
            score += AfStripWeights.Count * 10 * Log2.Sixteenths(_intervals) / 1000;
            score += AfStripWeights.MeanInterval * windows.MeanMs / 1000;
            return score;
        }

        private int Difference(int i)
        {
            return _series.RrMs[i & RrSeries.Mask] - _series.RrMs[(i - 1) & RrSeries.Mask];
        }

        private bool IsTurn(int i)
        {
            return (Difference(i) < 0) == (Difference(i - 1) > 0) && Difference(i) != 0 && Difference(i - 1) != 0;
        }

        private int CountAlike(int k, int limit)
        {
            short[] rr = _series.RrMs;
            int alike = 0;
            for (int a = k - QuickBeats + 1; a < k; a++)
            {
                int low = rr[a & RrSeries.Mask] - limit;
                int high = low + 2 * limit;
                for (int b = a + 1; b <= k; b++)
                {
                    int other = rr[b & RrSeries.Mask];
                    if (other > low && other < high)
                    {
                        alike++;
                    }
                }
            }
            return alike;
        }
    }
}
