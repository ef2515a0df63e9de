using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// Peaks of slope energy that may be QRS complexes: each is the largest within 96 ms on either side.
    /// They wait here, oldest first, until enough of what follows is known to decide on them. Levels are <see cref="Log2.Sixteenths"/>.
    /// </summary>
    public sealed class QrsCandidates
    {
        /// <summary>A candidate is the largest energy within this many samples before and after it (96 ms).</summary>
        public const int SeparationSamples = 24;

        // The first three seconds' worth wait for the first estimate: at most one in 25 samples, 40 of them.
        private const int Mask = 63;
        private const int FloorEnergy = 20;

        private readonly int[] _sample = new int[Mask + 1];
        private readonly int[] _energy = new int[Mask + 1];
        private readonly int[] _rPeak = new int[Mask + 1];
        private readonly int[] _slope = new int[Mask + 1];
        private readonly int[] _roughness = new int[Mask + 1];
        private readonly QrsFilter _filter;
        private int _head;
        private int _tail;
        private int _maxEnergy;
        private int _maxSample;

        /// <summary>Candidates out of the energy of <paramref name="filter"/>.</summary>
        public QrsCandidates(QrsFilter filter)
        {
            _filter = filter;
        }

        /// <summary>Candidates that wait.</summary>
        public int Count
        {
            get { return _head - _tail; }
        }

        /// <summary>Sample number of the energy peak of the oldest.</summary>
        public int Sample
        {
            get { return _sample[_tail & Mask]; }
        }

        /// <summary>Energy of the oldest.</summary>
        public int Energy
        {
            get { return _energy[_tail & Mask]; }
        }

        /// <summary>Sample number of the R peak of the oldest, in the input.</summary>
        public int RPeak
        {
            get { return _rPeak[_tail & Mask]; }
        }

        /// <summary>Level of the steepest band-passed slope of the oldest.</summary>
        public int Slope
        {
            get { return _slope[_tail & Mask]; }
        }

        /// <summary>Level of the input's roughness from 56 to 184 ms after the R peak of the oldest.</summary>
        public int Roughness
        {
            get { return _roughness[_tail & Mask]; }
        }

        /// <summary>Energy of the one after the oldest; only where <see cref="Count"/> is 2 or more.</summary>
        public int NextEnergy
        {
            get { return _energy[(_tail + 1) & Mask]; }
        }

        /// <summary>Samples from the oldest to the one after it; only where <see cref="Count"/> is 2 or more.</summary>
        public int NextDistance
        {
            get { return _sample[(_tail + 1) & Mask] - _sample[_tail & Mask]; }
        }

        /// <summary>Takes the energy of sample number <paramref name="n"/>.</summary>
        /// <returns>True when a candidate was found and added.</returns>
        public bool Push(int n, int energy)
        {
            if (energy <= _maxEnergy && n - _maxSample < SeparationSamples)
            {
                return false;
            }
            bool isFound = energy <= _maxEnergy && _maxEnergy > FloorEnergy && IsLargestSince();
            if (isFound)
            {
                Add(n);
            }
            _maxEnergy = energy;
            _maxSample = n;
            return isFound;
        }

        /// <summary>Takes the oldest out.</summary>
        public void RemoveOldest()
        {
            _tail++;
        }

        /// <summary>Forgets all; the next sample is <paramref name="n"/>.</summary>
        public void Clear(int n)
        {
            _tail = _head;
            _maxEnergy = 0;
            _maxSample = n;
        }

        private bool IsLargestSince()
        {
            for (int i = 1; i <= SeparationSamples; i++)
            {
                if (_filter.EnergyAt(_maxSample - i) > _maxEnergy)
                {
                    return false;
                }
            }
            return true;
        }

        private void Add(int n)
        {
            // The R peak is the largest band-passed excursion under the energy's window, in either direction.
            int peak = 0;
            int peakSample = _maxSample;
            int steepest = 0;
            int before = _filter.BandAt(_maxSample - QrsFilter.BandDelaySamples - 2);
            int between = _filter.BandAt(_maxSample - QrsFilter.BandDelaySamples - 1);
            for (int i = _maxSample - QrsFilter.BandDelaySamples; i <= _maxSample + 4; i++)
            {
                int band = _filter.BandAt(i);
                int size = band < 0 ? -band : band;
                if (size > peak)
                {
                    peak = size;
                    peakSample = i;
                }
                int slope = band - before;
                slope = slope < 0 ? -slope : slope;
                if (slope > steepest)
                {
                    steepest = slope;
                }
                before = between;
                between = band;
            }
            int at = _head & Mask;
            _sample[at] = _maxSample;
            _energy[at] = _maxEnergy;
            _rPeak[at] = peakSample - QrsFilter.BandDelaySamples;
            _slope[at] = Log2.Sixteenths(steepest);
            _roughness[at] = Log2.Sixteenths(_filter.RoughnessAt(n));
            _head++;
        }
    }
}
