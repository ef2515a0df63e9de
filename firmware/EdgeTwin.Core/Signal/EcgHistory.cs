namespace EdgeTwin.Core.Signal
{
    /// <summary>The last 2048 ECG samples (8 s at 250 Hz), so that a beat can be looked at once its time is known, and an alarm can show what it was decided on.</summary>
    public sealed class EcgHistory
    {
        /// <summary>Samples kept.</summary>
        public const int Length = 2048;

        private readonly short[] _samples = new short[Length];
        private long _count;

        /// <summary>Samples pushed so far: the newest has the number <c>Count - 1</c>.</summary>
        public long Count
        {
            get { return _count; }
        }

        /// <summary>The ring itself, for loops: sample number n is at n modulo <see cref="Length"/>. Read only.</summary>
        internal short[] Ring
        {
            get { return _samples; }
        }

        /// <summary>Takes the next sample, uV, within +-<see cref="Limits.MaxInputMicrovolts"/>.</summary>
        /// <returns>The number of that sample.</returns>
        public long Push(int microvolts)
        {
            long count = _count;
            _samples[(int)count & (Length - 1)] = (short)microvolts;
            _count = count + 1;
            return count;
        }

        /// <summary>Sample number <paramref name="sample"/>, uV; only the last <see cref="Length"/> are known.</summary>
        public int At(long sample)
        {
            return _samples[(int)sample & (Length - 1)];
        }

        /// <summary>Time went on by <paramref name="samples"/> without a signal: the newest sample stands for them.</summary>
        public void Skip(long samples)
        {
            int last = _count > 0 ? At(_count - 1) : 0;
            for (long left = samples < Length ? samples : Length; left > 0; left--)
            {
                _samples[(int)(_count + samples - left) & (Length - 1)] = (short)last;
            }
            _count += samples;
        }
    }
}
