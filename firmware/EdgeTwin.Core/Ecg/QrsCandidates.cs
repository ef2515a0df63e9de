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

        // The first three seconds' worth wait for the first estimate: at most one in 25 samples, 30 of them.
        private const int Mask = 31;
        private const int FloorEnergy = 20;
        private const int None = 999;

        private readonly int[] _sample = new int[Mask + 1];
        private readonly int[] _energy = new int[Mask + 1];
        private readonly sbyte[] _peakOffset = new sbyte[Mask + 1];
        private readonly short[] _level = new short[Mask + 1];
        private readonly short[] _peak = new short[Mask + 1];
        private readonly short[] _slope = new short[Mask + 1];
        private readonly short[] _valley = new short[Mask + 1];
        private readonly short[] _roughness = new short[Mask + 1];
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

        /// <summary>Level of that energy.</summary>
        public int Level
        {
            get { return _level[_tail & Mask]; }
        }

        /// <summary>Sample number of the R peak of the oldest, in the input.</summary>
        public int RPeak
        {
            get { return _sample[_tail & Mask] + _peakOffset[_tail & Mask]; }
        }

        /// <summary>Level of the largest band-passed excursion of the oldest.</summary>
        public int Peak
        {
            get { return _peak[_tail & Mask]; }
        }

        /// <summary>Level of the steepest band-passed slope of the oldest.</summary>
        public int Slope
        {
            get { return _slope[_tail & Mask]; }
        }

        /// <summary>Level of the energy 96 ms before or after the oldest, the larger: low beside a beat, not in noise.</summary>
        public int Valley
        {
            get { return _valley[_tail & Mask]; }
        }

        /// <summary>Level of the input's roughness from 56 to 184 ms after the R peak of the oldest.</summary>
        public int Roughness
        {
            get { return _roughness[_tail & Mask]; }
        }

        /// <summary>True where the one after the oldest is known.</summary>
        public bool HasNext
        {
            get { return _head - _tail > 1; }
        }

        /// <summary>Level of the oldest over that of the one after it; far over where there is none.</summary>
        public int OverNext
        {
            get { return HasNext ? _level[_tail & Mask] - _level[(_tail + 1) & Mask] : None; }
        }

        /// <summary>Samples from the oldest to the one after it; far where there is none.</summary>
        public int NextDistance
        {
            get { return HasNext ? _sample[(_tail + 1) & Mask] - _sample[_tail & Mask] : None; }
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
            int[] energies = _filter.Energies;
            int max = _maxEnergy;
            int last = _maxSample - 1;
            for (int i = last - SeparationSamples + 1; i - last <= 0; i++)
            {
                if (energies[i & (QrsFilter.EnergyLength - 1)] > max)
                {
                    return false;
                }
            }
            return true;
        }

        private void Add(int n)
        {
            // The R peak is the largest band-passed excursion under the energy's window, in either direction.
            int[] bands = _filter.Bands;
            int peak = 0;
            int steepest = 0;
            int first = _maxSample - QrsFilter.BandDelaySamples;
            int peakSample = first;
            int before = bands[(first - 2) & (QrsFilter.BandLength - 1)];
            int between = bands[(first - 1) & (QrsFilter.BandLength - 1)];
            for (int i = 0; i <= QrsFilter.BandDelaySamples + 4; i++)
            {
                int band = bands[(first + i) & (QrsFilter.BandLength - 1)];
                int size = band < 0 ? -band : band;
                if (size > peak)
                {
                    peak = size;
                    peakSample = first + i;
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
            int energyBefore = _filter.EnergyAt(_maxSample - SeparationSamples);
            int energyAfter = _filter.EnergyAt(_maxSample + SeparationSamples);
            int at = _head & Mask;
            _sample[at] = _maxSample;
            _energy[at] = _maxEnergy;
            _peakOffset[at] = (sbyte)(peakSample - QrsFilter.BandDelaySamples - _maxSample);
            _level[at] = (short)Log2.Sixteenths(_maxEnergy);
            _peak[at] = (short)Log2.Sixteenths(peak);
            _slope[at] = (short)Log2.Sixteenths(steepest);
            _valley[at] = (short)Log2.Sixteenths(energyBefore > energyAfter ? energyBefore : energyAfter);
            _roughness[at] = (short)Log2.Sixteenths(_filter.RoughnessAt(n));
            _head++;
        }
    }
}
