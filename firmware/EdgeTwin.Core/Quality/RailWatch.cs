namespace EdgeTwin.Core.Quality
{
    /// <summary>
    /// Counts pairs of samples at a rail: equal to each other, to the one before, and to the highest or lowest level that the signal ever had. A front end
    /// or a converter that saturates stands there; the peak of a beat does not repeat to the microvolt. The caller compares each sample with
    /// <see cref="LowestInside"/> and <see cref="InsideRange"/> itself, and asks only about the few that are not inside.
    /// </summary>
    public sealed class RailWatch
    {
        private const int MostPairs = 255;

        // Under every sample, so that the first is met.
        private const int FarUnder = -2 * short.MaxValue;

        private int _lowest;
        private int _highest;
        private int _pairs;
        private bool _hasAny;

        /// <summary>A sample is inside where it is this or more, uV.</summary>
        public int LowestInside { get; private set; }

        /// <summary>A sample is inside where it is at most this over <see cref="LowestInside"/>, uV: one comparison without sign.</summary>
        public int InsideRange { get; private set; }

        /// <summary>Forgets the levels: another front end, or another gain.</summary>
        public void Restart()
        {
            _hasAny = false;
            _pairs = 0;
            LowestInside = FarUnder;
            InsideRange = 0;
        }

        /// <summary>Takes a sample that is not inside, and the two before it.</summary>
        public void Meet(int beforeThat, int before, int microvolts)
        {
            if (!_hasAny)
            {
                _hasAny = true;
                _lowest = microvolts - 1;
                _highest = microvolts + 1;
            }
            else if (microvolts > _highest)
            {
                _highest = microvolts;
            }
            else if (microvolts < _lowest)
            {
                _lowest = microvolts;
            }
            else if (before == microvolts && beforeThat == microvolts && _pairs < MostPairs)
            {
                _pairs++;
            }
            LowestInside = _lowest + 1;
            InsideRange = _highest - _lowest - 2;
        }

        /// <summary>Pairs at a rail since this was asked last, at most 255.</summary>
        public int TakePairs()
        {
            int pairs = _pairs;
            _pairs = 0;
            return pairs;
        }
    }
}
