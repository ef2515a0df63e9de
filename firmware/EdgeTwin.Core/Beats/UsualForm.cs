namespace EdgeTwin.Core.Beats
{
    /// <summary>The mean form of the wearer's usual beats in a lead, and how far a beat is from it, as in <see cref="ShapeClusters"/>.</summary>
    public sealed class UsualForm
    {
        private const int Shift = 4;
        private const int Farthest = 2000;

        private readonly short[] _beat;
        private readonly short[] _mean;
        private int _size;

        /// <summary>A mean of the forms that are put into <paramref name="beat"/>.</summary>
        public UsualForm(short[] beat)
        {
            _beat = beat;
            _mean = new short[beat.Length];
        }

        /// <summary>Difference of the beat, per mille.</summary>
        public int Permille { get; private set; }

        /// <summary>The beat at hand is the usual one from now on.</summary>
        public void Begin(int size)
        {
            short[] beat = _beat;
            short[] mean = _mean;
            for (int i = 0; i < beat.Length; i++)
            {
                mean[i] = beat[i];
            }
            _size = size;
            Permille = 0;
        }

        /// <summary>Compares the beat at hand. About 0.5 k IL.</summary>
        /// <param name="size">Sum of its points, rectified.</param>
        public void Compare(int size)
        {
            short[] beat = _beat;
            short[] mean = _mean;
            int sum = 0;
            for (int i = 0; i < beat.Length; i++)
            {
                int difference = beat[i] - mean[i];
                sum += difference < 0 ? -difference : difference;
            }
            int both = size + _size;
            int permille = both < 1 ? 0 : (int)(2000L * sum / both);
            Permille = permille > Farthest ? Farthest : permille;
        }

        /// <summary>Learns from a usual beat. About 0.8 k IL.</summary>
        public void Learn()
        {
            short[] beat = _beat;
            short[] mean = _mean;
            int size = 0;
            for (int i = 0; i < beat.Length; i++)
            {
                int value = mean[i];
                value += (beat[i] - value) / (1 << Shift);
                mean[i] = (short)value;
                size += value < 0 ? -value : value;
            }
            _size = size;
        }
    }
}
