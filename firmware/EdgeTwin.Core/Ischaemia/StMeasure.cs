using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// What is read off the mean beat: the isoelectric level (the flattest 20 ms before the QRS complex), the J point, and the level and slope
    /// of the ST segment. Levels are in uV over the isoelectric level.
    /// </summary>
    internal sealed class StMeasure
    {
        // Places are points of the mean beat.
        private const int R = BeatAverage.Before;
        private const int Per = BeatAverage.PerMicrovolt;

        // The flattest stretch of 5 samples between R - 108 and R - 44 ms.
        private const int FirstFlat = R - 27;
        private const int LastFlat = R - 15;
        private const int Flat = 5;

        // The slope of the QRS is looked at between R - 80 and R + 96 ms, as the difference over 24 ms.
        private const int SlopeReach = 3;
        private const int FirstSlope = R - 20;
        private const int LastSlope = R + 24;
        private const int LastSteep = R + 27;
        private const int LastJ = R + 28;
        private const int AfterJ = 3;

        // J + 80 ms, or + 60 over 120 beats a minute (edb's rule).
        private const int StAfter = 20;
        private const int StAfterFast = 15;
        private const int FastBpm = 120;
        private const int SlopeAfter = 5;
        private const int JBlocks = 16;

        private readonly BeatAverage _average;
        private readonly RunningMedian _j = new RunningMedian(JBlocks);
        private int _flatAt = -1;
        private int _stAt;
        private int _levelQuarters;

        internal StMeasure(BeatAverage average)
        {
            _average = average;
        }

        /// <summary>The J point after the R peak, ms; 0 while it is not known.</summary>
        internal int JMs
        {
            get { return _j.Value * Limits.MsPerSample / 4; }
        }

        /// <summary>Level of the ST segment, uV.</summary>
        internal int StUv { get; private set; }

        /// <summary>Slope of the ST segment from J + 20 ms to where its level is read, uV a second.</summary>
        internal int SlopeUvPerS { get; private set; }

        /// <summary>Isoelectric level, quarters of a microvolt, in the mean beat's own terms.</summary>
        internal int LevelQuarters
        {
            get { return _levelQuarters; }
        }

        internal void Clear()
        {
            _j.Clear();
            _flatAt = -1;
            _stAt = 0;
        }

        /// <summary>Finds the isoelectric level. About 1 k IL.</summary>
        internal void FindLevel()
        {
            int[] mean = _average.Mean;
            int best = int.MaxValue;
            int bestAt = FirstFlat;
            int here = int.MaxValue;
            for (int at = FirstFlat; at <= LastFlat; at++)
            {
                int first = mean[at];
                int last = mean[at + Flat - 1];
                int middle = mean[at + 2];
                int rise = last - first;
                int bow = middle + middle - first - last;
                int rough = (rise < 0 ? -rise : rise) + (bow < 0 ? -bow : bow);
                if (rough < best)
                {
                    best = rough;
                    bestAt = at;
                }
                if (at == _flatAt)
                {
                    here = rough;
                }
            }
            // It stays where it was unless another place is clearly flatter: a jump between two places on a slope is no change of ST.
            if (_flatAt < 0 || here > best + best / 2 + 8 * Per)
            {
                _flatAt = bestAt;
            }
            int sum = 0;
            for (int i = 0; i < Flat; i++)
            {
                sum += mean[_flatAt + i];
            }
            _levelQuarters = sum / Flat;
        }

        /// <summary>What the level changed by because it is read elsewhere from now on, uV.</summary>
        internal int MoveUv { get; private set; }

        /// <summary>Finds the J point: where the slope after the QRS complex's last steep place has died down. About 1.5 k IL.</summary>
        internal void FindJ()
        {
            int[] mean = _average.Mean;
            int most = 0;
            for (int n = FirstSlope; n <= LastSlope; n++)
            {
                int slope = mean[n + SlopeReach] - mean[n - SlopeReach];
                slope = slope < 0 ? -slope : slope;
                if (slope > most)
                {
                    most = slope;
                }
            }
            if (most == 0)
            {
                return;
            }
            int steep = LastSteep;
            while (steep > FirstSlope && 10 * Slope(mean, steep) <= 3 * most)
            {
                steep--;
            }
            int quiet = steep + 1;
            while (quiet < LastJ && 20 * Slope(mean, quiet) >= 3 * most)
            {
                quiet++;
            }
            _j.Add(4 * (quiet + AfterJ - R));
        }

        /// <summary>Reads the ST segment's level and slope. About 200 IL.</summary>
        internal void ReadSt()
        {
            int after = _average.HrBpm > FastBpm ? StAfterFast : StAfter;
            int j = R + (_j.Value + 2) / 4;
            int at = j + after;
            int st = Mean5(at);
            MoveUv = _stAt > 0 && at != _stAt ? (st - Mean5(_stAt)) / Per : 0;
            _stAt = at;
            int early = Mean5(j + SlopeAfter);
            StUv = (st - _levelQuarters) / Per;
            SlopeUvPerS = (st - early) / Per * (1000 / Limits.MsPerSample) / (after - SlopeAfter);
        }

        private int Mean5(int at)
        {
            int[] mean = _average.Mean;
            return (mean[at - 2] + mean[at - 1] + mean[at] + mean[at + 1] + mean[at + 2]) / 5;
        }

        private static int Slope(int[] mean, int at)
        {
            int slope = mean[at + SlopeReach] - mean[at - SlopeReach];
            return slope < 0 ? -slope : slope;
        }
    }
}
