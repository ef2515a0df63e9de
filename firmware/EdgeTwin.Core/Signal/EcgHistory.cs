namespace EdgeTwin.Core.Signal
{
    /// <summary>
    /// The last samples of the ECG at 250 Hz: 4 s as they are, so that a beat can be looked at once its time is known; and of the 4 s before these the means of
    /// two, so that an alarm can show what it was decided on.
    /// </summary>
    public sealed class EcgHistory
    {
        /// <summary>Samples kept as they are.</summary>
        public const int Length = 1024;

        /// <summary>Samples that are known at least as a mean of two.</summary>
        public const int PairedLength = Length + 2 * Pairs;

        /// <summary>Means of two that are kept.</summary>
        internal const int Pairs = 512;

        private const int BatchSamples = 16;

        private readonly short[] _samples = new short[Length];
        private readonly short[] _pairs;
        private long _count;

        /// <summary>A history.</summary>
        /// <param name="hasPairs">False where what is older than 4 s is not asked for.</param>
        public EcgHistory(bool hasPairs)
        {
            _pairs = hasPairs ? new short[Pairs] : null;
        }

        /// <summary>Samples pushed so far: the newest has the number <c>Count - 1</c>.</summary>
        public long Count
        {
            get { return _count; }
        }

        /// <summary>The ring itself, for loops: sample number n is at n modulo <see cref="Length"/>. Read only.</summary>
        public short[] Ring
        {
            get { return _samples; }
        }

        /// <summary>Takes the next sample, uV, within +-<see cref="Limits.MaxInputMicrovolts"/>.</summary>
        /// <returns>The number of that sample.</returns>
        public long Push(int microvolts)
        {
            long count = _count;
            int at = (int)count & (Length - 1);
            if ((at & (BatchSamples - 1)) == 0 && _pairs != null)
            {
                Pair(at);
            }
            _samples[at] = (short)microvolts;
            _count = count + 1;
            return count;
        }

        /// <summary>Sample number <paramref name="sample"/>, uV; only the last <see cref="Length"/> are known.</summary>
        public int At(long sample)
        {
            return _samples[(int)sample & (Length - 1)];
        }

        /// <summary>The ring of means of two, for loops: that of samples n and n + 1, n even, is at n / 2 modulo its length, where n is under <see cref="PairedTo"/>. Read only.</summary>
        internal short[] PairRing
        {
            get { return _pairs; }
        }

        /// <summary>Samples under this number are known as means of two alone; lower 32 bits.</summary>
        internal int PairedTo
        {
            // Pairs are made of sixteen samples when the first of them is written over.
            get { return (int)((_count + BatchSamples - 1) & -BatchSamples) - Length; }
        }

        /// <summary>Time went on by <paramref name="samples"/> without a signal: the newest sample stands for them.</summary>
        public void Skip(long samples)
        {
            int last = _count > 0 ? At(_count - 1) : 0;
            if (samples > PairedLength)
            {
                _count += samples - PairedLength;
                samples = PairedLength;
            }
            for (; samples > 0; samples--)
            {
                Push(last);
            }
        }

        // Sixteen samples that are about to be written over, from a multiple of 16 on. No loop: half the IL.
        private void Pair(int at)
        {
            short[] ring = _samples;
            short[] pairs = _pairs;
            int pair = at >> 1;
            pairs[pair] = (short)((ring[at] + ring[at + 1]) >> 1);
            pairs[pair + 1] = (short)((ring[at + 2] + ring[at + 3]) >> 1);
            pairs[pair + 2] = (short)((ring[at + 4] + ring[at + 5]) >> 1);
            pairs[pair + 3] = (short)((ring[at + 6] + ring[at + 7]) >> 1);
            pairs[pair + 4] = (short)((ring[at + 8] + ring[at + 9]) >> 1);
            pairs[pair + 5] = (short)((ring[at + 10] + ring[at + 11]) >> 1);
            pairs[pair + 6] = (short)((ring[at + 12] + ring[at + 13]) >> 1);
            pairs[pair + 7] = (short)((ring[at + 14] + ring[at + 15]) >> 1);
        }
    }
}
