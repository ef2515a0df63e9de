using EdgeTwin.Core.Signal;

namespace EdgeTwin.Twin
{
    /// <summary>
    /// The wearer's own beat: the mean of many blocks of 16 good beats, each over its own level before the QRS complex. What differs much from it for three blocks in a row, a
    /// turned electrode or a new block of a bundle, becomes the new one. Its work is done in steps.
    /// </summary>
    public sealed class BeatForm
    {
        /// <summary>The form begins this many samples before the R peak (240 ms).</summary>
        public const int Before = 60;

        /// <summary>Its points at 250 Hz: up to 524 ms after the R peak.</summary>
        public const int Points = 192;

        /// <summary>Beats of a block.</summary>
        public const int BeatsPerBlock = 16;

        /// <summary>Points are in this part of a microvolt.</summary>
        public const int PerMicrovolt = 4;

        /// <summary>Bytes that <see cref="Store"/> moves.</summary>
        internal const int SaveBytes = Points * 2 + 8;

        // Points that one step takes.
        private const int Stretch = 48;
        private const int Memory = 32;
        private const int StrangePermille = 500;
        private const int MostStrange = 3;

        // The level of a beat is the mean of 8 samples from R - 80 ms on: between the P wave's end and the Q wave of most.
        private const int LevelAt = 20;
        private const int LevelSamples = 8;

        private readonly EcgHistory _ecg;
        private readonly int[] _sum = new int[Points];
        private readonly short[] _form = new short[Points];
        private int _beats;
        private int _blocks;
        private int _strange;
        private int _at;
        private int _from;
        private int _level;
        private int _difference;
        private int _size;

        /// <summary>A form of beats in <paramref name="ecg"/>.</summary>
        public BeatForm(EcgHistory ecg)
        {
            _ecg = ecg;
        }

        /// <summary>The form, quarters of a microvolt over the level before the QRS complex. Read only.</summary>
        public short[] Form
        {
            get { return _form; }
        }

        /// <summary>The mean of the last block, from a <see cref="Close"/> that said true to the next <see cref="Clear"/>, quarters of a microvolt.</summary>
        internal int[] Mean
        {
            get { return _sum; }
        }

        /// <summary>Blocks that were learned, as many as fit an int; 0 while there is no form.</summary>
        public int Blocks
        {
            get { return _blocks; }
        }

        /// <summary>How often the form was given up for another.</summary>
        public int Generation { get; private set; }

        /// <summary>Distance of the last block's mean from the form, uV, mean over the points.</summary>
        public int DistanceUv
        {
            get { return _difference / (Points * PerMicrovolt); }
        }

        /// <summary>True where the block has all its beats.</summary>
        internal bool IsFull
        {
            get { return _beats == BeatsPerBlock; }
        }

        /// <summary>Begins with a beat, of which <see cref="Points"/> samples must be in the history.</summary>
        internal void Begin(long sample)
        {
            _from = (int)(sample - Before);
            _at = 0;
            short[] ring = _ecg.Ring;
            int level = 0;
            for (int i = 0; i < LevelSamples; i++)
            {
                level += ring[(_from + Before - LevelAt + i) & (EcgHistory.Length - 1)];
            }
            _level = level / LevelSamples;
        }

        /// <summary>Adds the next points of the beat. About 0.9 k IL.</summary>
        /// <returns>True with the last.</returns>
        internal bool Add()
        {
            short[] ring = _ecg.Ring;
            int[] sum = _sum;
            int end = _at + Stretch;
            int level = _level;
            int from = _from;
            for (int i = _at; i < end; i++)
            {
                sum[i] += ring[(from + i) & (EcgHistory.Length - 1)] - level;
            }
            _at = end;
            if (end < Points)
            {
                return false;
            }
            _at = 0;
            _beats++;
            return true;
        }

        /// <summary>Makes the block's sum its mean, and compares it, in steps of about 1.3 k IL.</summary>
        /// <returns>True with the last.</returns>
        internal bool Close()
        {
            int[] sum = _sum;
            short[] form = _form;
            if (_at == 0)
            {
                _difference = 0;
                _size = 0;
            }
            int end = _at + Stretch;
            int difference = 0;
            int size = 0;
            for (int i = _at; i < end; i++)
            {
                int mean = sum[i] / (BeatsPerBlock / PerMicrovolt);
                mean = mean > short.MaxValue ? short.MaxValue : mean < -short.MaxValue ? -short.MaxValue : mean;
                sum[i] = mean;
                int one = form[i];
                int away = mean - one;
                difference += away < 0 ? -away : away;
                size += one < 0 ? -one : one;
            }
            _difference += difference;
            _size += size;
            _at = end < Points ? end : 0;
            return _at == 0;
        }

        /// <summary>Decides what becomes of the block.</summary>
        /// <returns>True where it is the wearer's usual beat, or the first of a new one.</returns>
        internal bool Judge()
        {
            bool isStrange = _blocks > 0 && _difference / 4 > StrangePermille * (_size / 4000);
            _strange = isStrange ? _strange + 1 : 0;
            if (_strange >= MostStrange)
            {
                _strange = 0;
                _blocks = 0;
                Generation++;
                isStrange = false;
            }
            if (!isStrange)
            {
                _blocks = _blocks < int.MaxValue ? _blocks + 1 : _blocks;
            }
            return !isStrange;
        }

        /// <summary>Learns the block, in steps of about 1.2 k IL.</summary>
        /// <returns>True with the last.</returns>
        internal bool Learn()
        {
            int[] mean = _sum;
            short[] form = _form;
            int part = _blocks < Memory ? _blocks : Memory;
            int end = _at + Stretch;
            // Rounded up or down by turns: a difference under the part would never be learned, were it always cut off.
            int turn = _blocks * 13;
            for (int i = _at; part > 0 && i < end; i++)
            {
                int one = form[i];
                int step = mean[i] - one + (turn + i * 7) % part;
                form[i] = (short)(one + (step < 0 ? (step - part + 1) / part : step / part));
            }
            _at = end < Points ? end : 0;
            return _at == 0;
        }

        /// <summary>Begins the next block. About 1 k IL.</summary>
        internal void Clear()
        {
            int[] sum = _sum;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] = 0;
            }
            _beats = 0;
            _at = 0;
        }

        /// <summary>Writes the form, or reads it.</summary>
        internal void Store(SavedNumbers store)
        {
            store.All(_form);
            _blocks = store.Whole(_blocks);
            Generation = store.Whole(Generation);
            _blocks = _blocks < 0 ? 0 : _blocks;
            _strange = 0;
        }
    }
}
