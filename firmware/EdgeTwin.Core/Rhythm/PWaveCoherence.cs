using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// How alike the stretches before the QRS complexes are (R - 240 to R - 60 ms): the energy of their running mean over their mean energy.
    /// P waves at a steady distance make it high; without them, as in atrial fibrillation, what is left averages out.
    /// A straight line is taken out of each stretch first, so that wander and the T wave's tail count little.
    /// </summary>
    public sealed class PWaveCoherence
    {
        /// <summary>Beats that must have been seen before it is known.</summary>
        public const int LeastBeats = 8;

        private const int Points = 23;
        private const int Middle = Points / 2;

        // Sum of (i - 11)^2 over the 23 points.
        private const int SumOfSquares = 1012;
        private const int SamplesBefore = 60;
        private const int MeanShift = 4;
        private const int FractionBits = 4;

        private const int Mask = EcgHistory.Length - 1;

        private readonly short[] _ring;
        private readonly int[] _stretch = new int[Points];
        private readonly int[] _mean = new int[Points];
        private long _energy;
        private int _beats;

        /// <summary>A measure of beats in <paramref name="ecg"/>.</summary>
        public PWaveCoherence(EcgHistory ecg)
        {
            _ring = ecg.Ring;
        }

        /// <summary>Coherence, 0..100 %; -1 until enough beats were seen.</summary>
        public int Percent { get; private set; }

        /// <summary>Forgets all: the electrodes may have moved.</summary>
        public void Clear()
        {
            _beats = 0;
            _energy = 0;
            Percent = -1;
            for (int i = 0; i < Points; i++)
            {
                _mean[i] = 0;
            }
        }

        /// <summary>Takes the stretch before the R peak at <paramref name="sample"/>, without its line. About 1.3 k IL.</summary>
        public void Take(long sample)
        {
            short[] ring = _ring;
            int[] stretch = _stretch;
            int at = (int)sample - SamplesBefore;
            int sum = 0;
            int moment = 0;
            for (int i = 0; i < Points; i++)
            {
                int value = ring[at & Mask] + ring[(at + 1) & Mask];
                at += 2;
                stretch[i] = value;
                sum += value;
                moment += (i - Middle) * value;
            }
            int level = sum / Points;
            for (int i = 0; i < Points; i++)
            {
                stretch[i] -= level + (i - Middle) * moment / SumOfSquares;
            }
        }

        /// <summary>Learns what <see cref="Take"/> took. About 1.2 k IL.</summary>
        public void Learn()
        {
            if (_beats < 1 << MeanShift)
            {
                _beats++;
            }
            int[] stretch = _stretch;
            int[] mean = _mean;
            int beats = _beats;
            long energy = 0;
            long common = 0;
            for (int i = 0; i < Points; i++)
            {
                int value = stretch[i];
                energy += (long)value * value;
                int m = mean[i];
                m += ((value << FractionBits) - m) / beats;
                mean[i] = m;
                common += (long)m * m;
            }
            _energy += (energy - _energy) / beats;
            if (beats >= LeastBeats)
            {
                long percent = 100 * (common >> (2 * FractionBits)) / (_energy < 1 ? 1 : _energy);
                Percent = percent > 100 ? 100 : (int)percent;
            }
        }
    }
}
