namespace EdgeTwin.Core.Rhythm
{
    // What is measured on the filtered signal, block by block of half a second.
    public sealed partial class VfWaveform
    {
        // Rows of what is kept of the last blocks.
        private const int Counts = 0;
        private const int Leaks = Blocks;
        private const int Sizes = 2 * Blocks;
        private const int Slopes = 3 * Blocks;
        private const int Largests = 4 * Blocks;
        private const int Rails = 5 * Blocks;

        private const int LeastMeanUv = 40;
        private const int MostMeanUv = 2500;
        private const int LowestMillihertz = 2200;
        private const int HighestMillihertz = 8000;
        private const int MostLeakagePermille = 660;

        // Hum and noise: the QRS band is over its mean this often, and no half second's peak is under a third of another's. Beats, even fast and
        // wide ones, stay under the first; a slow heart over a quiet line, that has little but noise in most half seconds, does under the second.
        private const int ShapeBlocks = 4;
        private const int ShapelessCount2Permille = 400;
        private const int ShapelessPeaks = 3;

        /// <summary>Count2: share of time that the QRS band is over its mean, per mille; over 360 in fibrillation, about 100-300 otherwise.</summary>
        public int Count2Permille { get; private set; }

        /// <summary>Mean Leakage, per mille: 0 for a sinusoid.</summary>
        public int LeakagePermille { get; private set; }

        /// <summary>Mean frequency, mHz, from the mean slope over the mean size.</summary>
        public int FrequencyMillihertz { get; private set; }

        /// <summary>Mean size, uV.</summary>
        public int MeanUv { get; private set; }

        /// <summary>Share of the last 2 s at which the signal stood at its highest or lowest level ever, per mille: a front end at its rail does, a heart does not.</summary>
        public int RailPermille { get; private set; }

        /// <summary>True once there are 4 s to measure.</summary>
        public bool IsFull
        {
            get { return _filled >= Blocks; }
        }

        /// <summary>True where size, frequency and Leakage are those of a fibrillating heart.</summary>
        public bool IsPlausible { get; private set; }

        /// <summary>True where nothing in the QRS band of the last 2 s stands out as a beat does: hum, noise, nothing, or fibrillation.</summary>
        public bool IsShapeless { get; private set; }

        /// <summary>Largest size of the QRS band in the last whole <paramref name="blocks"/> (1..8) and what came after, in no unit.</summary>
        public int LargestBand(int blocks)
        {
            int largest = _largest;
            for (int i = 1; i <= blocks; i++)
            {
                int one = _blocks[Largests + ((_block - i) & (Blocks - 1))];
                largest = one > largest ? one : largest;
            }
            return largest;
        }

        /// <summary>Mean size of the last whole <paramref name="blocks"/> (1..8), uV.</summary>
        public int MeanUvOf(int blocks)
        {
            long sizes = 0;
            for (int i = 1; i <= blocks; i++)
            {
                sizes += _blocks[Sizes + ((_block - i) & (Blocks - 1))];
            }
            return (int)(sizes / (blocks * BlockPoints * Gain));
        }

        private bool EndBlock()
        {
            int[] bands = _band;
            int mean = (_bandSum + _bandSumBefore) / (2 * BlockPoints);
            int count = 0;
            for (int i = 0; i < BlockPoints; i += 2)
            {
                if (bands[i] >= mean)
                {
                    count++;
                }
                if (bands[i + 1] >= mean)
                {
                    count++;
                }
            }
            int at = _block & (Blocks - 1);
            _block++;
            _blocks[Counts + at] = count;
            int leakOf = _size + _sizeBefore + SizeBeforeLastHalfPeriod();
            _blocks[Leaks + at] = leakOf < 1 ? 1000 : (int)(1000L * _leak / leakOf);
            _blocks[Rails + at] = _rail.TakePairs();
            _blocks[Sizes + at] = _size;
            _blocks[Slopes + at] = _slope;
            _blocks[Largests + at] = _largest;
            _largest = 0;
            _bandSumBefore = _bandSum;
            _bandSum = 0;
            _slope = 0;
            _leak = 0;
            if (_filled < Blocks)
            {
                _filled++;
            }
            if (IsFull)
            {
                Measure();
            }
            // What stands half a period before the next block's points is, at its start, this block's end.
            _sizeBefore = _size - SizeBeforeLastHalfPeriod();
            _size = 0;
            if (_filled < ShapeBlocks)
            {
                return false;
            }
            MeasureShape();
            return true;
        }

        // The size of the block but for its last half period: what it was at a batch's start, and the points of that batch.
        private int SizeBeforeLastHalfPeriod()
        {
            int[] wave = _wave;
            int end = BlockPoints - _halfPeriod;
            int size = _sizeAtBatch[end / BatchPoints];
            for (int i = end & -BatchPoints; i < end; i++)
            {
                int v = wave[i];
                size += v < 0 ? -v : v;
            }
            return size;
        }

        private void MeasureShape()
        {
            int counts = 0;
            int rails = 0;
            int smallest = int.MaxValue;
            int largest = 0;
            for (int i = 1; i <= ShapeBlocks; i++)
            {
                int at = (_block - i) & (Blocks - 1);
                counts += _blocks[Counts + at];
                rails += _blocks[Rails + at];
                int one = _blocks[Largests + at];
                smallest = one < smallest ? one : smallest;
                largest = one > largest ? one : largest;
            }
            IsShapeless = 1000 * counts > ShapelessCount2Permille * ShapeBlocks * BlockPoints && ShapelessPeaks * smallest >= largest;
            RailPermille = 1000 * rails / (ShapeBlocks * BlockPoints);
        }

        private void Measure()
        {
            int counts = 0;
            int leaks = 0;
            long sizes = 0;
            long slopes = 0;
            for (int i = 0; i < Blocks; i++)
            {
                counts += _blocks[Counts + i];
                leaks += _blocks[Leaks + i];
                sizes += _blocks[Sizes + i];
                slopes += _blocks[Slopes + i];
            }
            // Half a period of a sinusoid is pi mean|v| / mean|dv| points.
            long scaled = sizes * 355 / 113;
            long half = slopes < 1 ? LongestHalfPeriod : (scaled + slopes / 2) / slopes;
            _halfPeriod = half < 1 ? 1 : half > LongestHalfPeriod ? LongestHalfPeriod : (int)half;
            Count2Permille = 1000 * counts / (Blocks * BlockPoints);
            LeakagePermille = leaks / Blocks;
            FrequencyMillihertz = (int)(1000L * PointsHz / 2 * slopes / (scaled + 1));
            MeanUv = (int)(sizes / (Blocks * BlockPoints * Gain));
            IsPlausible = MeanUv >= LeastMeanUv && MeanUv <= MostMeanUv && LeakagePermille < MostLeakagePermille
                && FrequencyMillihertz >= LowestMillihertz && FrequencyMillihertz <= HighestMillihertz;
        }
    }
}
