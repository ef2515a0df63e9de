using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>
    /// How alike the stretch before a beat's QRS complex (240 to 88 ms before its centre, without its straight line) is to that of the wearer's
    /// usual beats: a P wave in its place, or none.
    /// </summary>
    public sealed class PWindow
    {
        private const int Mask = EcgHistory.Length - 1;
        private const int Points = 20;
        private const int SamplesBefore = 60;
        private const int Shift = 4;

        private const int Step = 2;

        // Sum of (2 i - 9)^2 over the 10 points.
        private const int SumOfSquares = 2660;

        // Points are kept within this, so that their sums of squares fit an int.
        private const int LargestPoint = 2047;

        private readonly short[] _ring;
        private readonly short[] _stretch = new short[Points];
        private readonly short[] _usual = new short[Points];
        private int _usualPercent;

        /// <summary>Windows in <paramref name="ecg"/>.</summary>
        public PWindow(EcgHistory ecg)
        {
            _ring = ecg.Ring;
        }

        /// <summary>Correlation with the usual stretch, -100..100 %.</summary>
        public int Percent { get; private set; }

        /// <summary><see cref="Percent"/> less what it is in usual beats: low where the P wave is missing or displaced.</summary>
        public int MissingPercent
        {
            get { return Percent - (_usualPercent >> Shift); }
        }

        /// <summary>Takes the stretch before the beat whose centre is at sample <paramref name="centre"/>. About 0.5 k IL.</summary>
        public void Take(int centre)
        {
            short[] ring = _ring;
            short[] stretch = _stretch;
            int at = centre - SamplesBefore;
            int sum = 0;
            int moment = 0;
            int arm = 1 - Points;
            for (int i = 0; i < Points; i++)
            {
                int value = (ring[at & Mask] + ring[(at + 1) & Mask]) >> 1;
                at += Step;
                stretch[i] = (short)value;
                sum += value;
                moment += arm * value;
                arm += 2;
            }
            int level = sum / Points;
            arm = 1 - Points;
            for (int i = 0; i < Points; i++)
            {
                int value = stretch[i] - level - arm * moment / SumOfSquares;
                arm += 2;
                stretch[i] = (short)(value > LargestPoint ? LargestPoint : value < -LargestPoint ? -LargestPoint : value);
            }
        }

        /// <summary>Compares it with the usual one. About 0.4 k IL.</summary>
        public void Compare()
        {
            short[] stretch = _stretch;
            short[] usual = _usual;
            int xx = 0;
            int xy = 0;
            int yy = 0;
            for (int i = 0; i < Points; i++)
            {
                int x = stretch[i];
                int y = usual[i];
                xx += x * x;
                xy += x * y;
                yy += y * y;
            }
            int root = Root(xx) * Root(yy);
            int percent = root < 100 ? 0 : xy / (root / 100);
            Percent = percent > 100 ? 100 : percent < -100 ? -100 : percent;
        }

        /// <summary>Learns from a usual beat. About 0.2 k IL.</summary>
        public void Learn()
        {
            short[] stretch = _stretch;
            short[] usual = _usual;
            for (int i = 0; i < Points; i++)
            {
                int kept = usual[i];
                // By at least one unit, or a mean would stop 15 uV short.
                int step = stretch[i] - kept;
                usual[i] = (short)(kept + (step > 0 ? (step + 15) >> Shift : -((15 - step) >> Shift)));
            }
            _usualPercent = _usualPercent == 0 ? Percent << Shift : _usualPercent + (((Percent << Shift) - _usualPercent) >> Shift);
        }

        // To 1 in 46 341, by Newton's steps from above.
        private static int Root(int value)
        {
            if (value < 1)
            {
                return 0;
            }
            int root = 1;
            while (root < 46340 && root * root < value)
            {
                root <<= 1;
            }
            for (int i = 0; i < 4; i++)
            {
                root = (root + value / root) >> 1;
            }
            return root;
        }
    }
}
