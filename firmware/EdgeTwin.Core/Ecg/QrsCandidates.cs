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

        // Two are decided before their input is overwritten (512 ms); behind more than that, one has to wait longer.
        private const int MostUnmeasured = 2;
        private const int None = 999;
        private const int Unmeasured = -1;

        // Rows of levels.
        private const int PeakRow = Mask + 1;
        private const int SlopeRow = 2 * PeakRow;
        private const int ValleyRow = 3 * PeakRow;
        private const int RoughnessRow = 4 * PeakRow;

        private readonly int[] _sample = new int[Mask + 1];
        private readonly int[] _energy = new int[Mask + 1];
        private readonly sbyte[] _peakOffset = new sbyte[Mask + 1];

        // A row of each: one array costs a board less than five.
        private readonly short[] _levels = new short[5 * (Mask + 1)];
        private readonly QrsFilter _filter;
        private int _head;
        private int _tail;

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
            get { return _levels[_tail & Mask]; }
        }

        /// <summary>Sample number of the R peak of the oldest, in the input.</summary>
        public int RPeak
        {
            get { return _sample[_tail & Mask] + _peakOffset[_tail & Mask]; }
        }

        /// <summary>Level of the largest band-passed excursion of the oldest.</summary>
        public int Peak
        {
            get { return _levels[PeakRow + (_tail & Mask)]; }
        }

        /// <summary>Level of the steepest band-passed slope of the oldest.</summary>
        public int Slope
        {
            get { return _levels[SlopeRow + (_tail & Mask)]; }
        }

        /// <summary>Level of the energy 96 ms before or after the oldest, the larger: low beside a beat, not in noise.</summary>
        public int Valley
        {
            get { return _levels[ValleyRow + (_tail & Mask)]; }
        }

        /// <summary>Level of the input's roughness from 56 to 184 ms after the R peak of the oldest. About 1.5 k IL the first time: what is small and vetoed is never asked.</summary>
        public int Roughness
        {
            get
            {
                Measure(_tail & Mask);
                return _levels[RoughnessRow + (_tail & Mask)];
            }
        }

        /// <summary>True where the one after the oldest is known.</summary>
        public bool HasNext
        {
            get { return _head - _tail > 1; }
        }

        /// <summary>Level of the oldest over that of the one after it; far over where there is none.</summary>
        public int OverNext
        {
            get { return HasNext ? _levels[_tail & Mask] - _levels[(_tail + 1) & Mask] : None; }
        }

        /// <summary>Samples from the oldest to the one after it; far where there is none.</summary>
        public int NextDistance
        {
            get { return HasNext ? _sample[(_tail + 1) & Mask] - _sample[_tail & Mask] : None; }
        }

        /// <summary>Looks at what is filtered up to sample number <paramref name="n"/>: at the latest, and so the soonest, when the peak is as old as a candidate must be.</summary>
        /// <param name="n">The sample that was filtered last.</param>
        /// <param name="isLearning">True while candidates wait for longer than their input is kept.</param>
        /// <returns>True when a candidate was found and added.</returns>
        public bool Look(int n, bool isLearning)
        {
            if (n - _filter.PeakSample < SeparationSamples)
            {
                return false;
            }
            bool isFound = _filter.PeakEnergy > FloorEnergy && IsLargestSince();
            if (isFound)
            {
                Add();
                if (isLearning || Count > MostUnmeasured)
                {
                    Measure((_head - 1) & Mask);
                }
            }
            _filter.StartPeak(n);
            return isFound;
        }

        /// <summary>Takes the oldest out.</summary>
        public void RemoveOldest()
        {
            _tail++;
        }

        /// <summary>Forgets all.</summary>
        public void Clear()
        {
            _tail = _head;
        }

        private bool IsLargestSince()
        {
            int[] energies = _filter.Energies;
            int max = _filter.PeakEnergy;
            int end = _filter.PeakSample;
            for (int i = end - SeparationSamples; i != end; i++)
            {
                if (energies[i & (QrsFilter.EnergyLength - 1)] > max)
                {
                    return false;
                }
            }
            return true;
        }

        private void Measure(int at)
        {
            if (_levels[RoughnessRow + at] == Unmeasured)
            {
                _levels[RoughnessRow + at] = (short)Log2.Sixteenths(_filter.RoughnessAt(_sample[at] + SeparationSamples));
            }
        }

        private void Add()
        {
            // The R peak is the largest band-passed excursion under the energy's window, in either direction.
            int[] bands = _filter.Bands;
            int sample = _filter.PeakSample;
            int energy = _filter.PeakEnergy;
            int peak = 0;
            int steepest = 0;
            int first = sample - QrsFilter.BandDelaySamples;
            int peakSample = first;
            int before = bands[(first - 2) & (QrsFilter.BandLength - 1)];
            int between = bands[(first - 1) & (QrsFilter.BandLength - 1)];
            for (int i = first; i != first + QrsFilter.BandDelaySamples + 5; i++)
            {
                int band = bands[i & (QrsFilter.BandLength - 1)];
                int slope = band - before;
                before = between;
                between = band;
                if (band < 0)
                {
                    band = -band;
                }
                if (band > peak)
                {
                    peak = band;
                    peakSample = i;
                }
                if (slope < 0)
                {
                    slope = -slope;
                }
                if (slope > steepest)
                {
                    steepest = slope;
                }
            }
            int energyBefore = _filter.EnergyAt(sample - SeparationSamples);
            int energyAfter = _filter.EnergyAt(sample + SeparationSamples);
            int at = _head & Mask;
            _sample[at] = sample;
            _energy[at] = energy;
            _peakOffset[at] = (sbyte)(peakSample - QrsFilter.BandDelaySamples - sample);
            _levels[at] = (short)Log2.Sixteenths(energy);
            _levels[PeakRow + at] = (short)Log2.Sixteenths(peak);
            _levels[SlopeRow + at] = (short)Log2.Sixteenths(steepest);
            _levels[ValleyRow + at] = (short)Log2.Sixteenths(energyBefore > energyAfter ? energyBefore : energyAfter);
            _levels[RoughnessRow + at] = Unmeasured;
            _head++;
        }
    }
}
