using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>
    /// What one lead shows of a beat: its centre (of gravity of the squared slope, which jitters less than a peak with two lobes), the
    /// QRS complex's width and steepest slope, the T wave's level, and its form as 33 points every 8 ms.
    /// </summary>
    public sealed class BeatShape
    {
        /// <summary>Points of a form.</summary>
        public const int Points = 33;

        /// <summary>Samples after the R peak that must be known before a beat is measured.</summary>
        public const int SamplesAfter = 84;

        private const int Mask = EcgHistory.Length - 1;
        private const int FormBefore = 25;
        private const int ReachBefore = 28;
        private const int ReachAfter = 36;
        private const int LargestSlope = 1000;
        private const int WidthReach = 44;
        private const int QuietSamples = 8;
        private const int LevelBefore = 26;
        private const int LevelSamples = 8;
        private const int TWaveAfter = 44;
        private const int TWaveStep = 5;

        private readonly short[] _ring;
        private readonly short[] _points;

        /// <summary>A measure of beats in <paramref name="ecg"/>.</summary>
        public BeatShape(EcgHistory ecg)
        {
            _ring = ecg.Ring;
            _points = new short[Points];
        }

        /// <summary>The form, uV, without its mean.</summary>
        public short[] Form
        {
            get { return _points; }
        }

        /// <summary>Samples from the R peak to the centre.</summary>
        public int CentreOffset { get; private set; }

        /// <summary>Width at a fifth of the steepest slope, samples.</summary>
        public int Width { get; private set; }

        /// <summary>Steepest slope, uV in 16 ms.</summary>
        public int Slope { get; private set; }

        /// <summary>Sum of the form's points, rectified, uV.</summary>
        public int Size { get; private set; }

        /// <summary>Mean of the T wave's stretch (176 to 316 ms after the centre) less that before the QRS complex, uV.</summary>
        public int TLevel { get; private set; }

        /// <summary>Finds the centre and the steepest slope of the beat whose R peak is at <paramref name="sample"/>. About 1.3 k IL.</summary>
        public void Centre(int sample)
        {
            short[] ring = _ring;
            int steepest = 0;
            int sum = 0;
            int moment = 0;
            int at = sample - ReachBefore;
            for (int i = -ReachBefore; i <= ReachAfter; i += 2)
            {
                int slope = (ring[(at + 2) & Mask] - ring[(at - 2) & Mask]) >> 3;
                at += 2;
                if (slope < 0)
                {
                    slope = -slope;
                }
                if (slope > steepest)
                {
                    steepest = slope;
                }
                if (slope > LargestSlope)
                {
                    slope = LargestSlope;
                }
                slope = (slope * slope) >> 3;
                sum += slope;
                moment += slope * i;
            }
            Slope = steepest << 3;
            int half = sum / 2;
            CentreOffset = sum < 1 ? 0 : (moment < 0 ? moment - half : moment + half) / sum;
        }

        /// <summary>Measures the width about the centre at sample <paramref name="centre"/>, outwards until the slope has been low for 32 ms. About 0.6 k IL, 1.7 k at most.</summary>
        public void MeasureWidth(int centre)
        {
            int limit = Slope / 5;
            Width = 1 + Extent(centre, 1, limit) + Extent(centre, -1, limit);
        }

        /// <summary>Takes the form about the centre at sample <paramref name="centre"/>, without its mean, and the T wave's level. About 1.5 k IL.</summary>
        public void Take(int centre)
        {
            short[] ring = _ring;
            short[] points = _points;
            int at = centre - FormBefore;
            int sum = 0;
            for (int i = 0; i < Points; i++)
            {
                int value = (ring[at & Mask] + ring[(at + 1) & Mask]) >> 1;
                at += 2;
                points[i] = (short)value;
                sum += value;
            }
            int mean = sum / Points;
            int size = 0;
            for (int i = 0; i < Points; i++)
            {
                int value = points[i] - mean;
                points[i] = (short)value;
                size += value < 0 ? -value : value;
            }
            Size = size;
            int levels = 0;
            for (int i = 0; i < LevelSamples; i++)
            {
                levels += ring[(centre + TWaveAfter + TWaveStep * i) & Mask] - ring[(centre - LevelBefore + i) & Mask];
            }
            TLevel = levels / LevelSamples;
        }

        private int Extent(int centre, int step, int limit)
        {
            short[] ring = _ring;
            int range = 2 * limit;
            int extent = 0;
            int at = centre;
            for (int i = 1; i < WidthReach && i - extent <= QuietSamples; i++)
            {
                at += step;
                int slope = ring[(at + 2) & Mask] - ring[(at - 2) & Mask];
                if ((uint)(slope + limit) > (uint)range)
                {
                    extent = i;
                }
            }
            return extent;
        }
    }
}
