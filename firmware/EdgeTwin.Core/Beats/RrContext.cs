using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>
    /// The intervals about a beat, and what they are measured against. The one that carries the S class is <see cref="Base"/>: it follows
    /// intervals within an eighth of it at once and others hardly, so that a run of premature beats does not become the norm.
    /// </summary>
    public sealed class RrContext
    {
        private const int Longest = 750;
        private const int Typical = 200;
        private const int MedianBeats = 32;
        private const int FractionBits = 8;
        private const int NearShift = 3;
        private const int FollowShift = 3;
        private const int LeakShift = 8;
        private const int StartBeats = 8;
        private const int MeanShift = 6;
        private const int IrregularShift = 4;

        private readonly RunningMedian _median = new RunningMedian(MedianBeats);
        private int _base;
        private int _mean;
        private int _meanShort;
        private int _irregular;
        private int _beats;
        private bool _wasUsual;

        /// <summary>Intervals of which none is known yet.</summary>
        public RrContext()
        {
            _median.Fill(Typical);
        }

        /// <summary>Interval before the beat, samples.</summary>
        public int Before { get; private set; }

        /// <summary>The one before that.</summary>
        public int Before2 { get; private set; }

        /// <summary>And before that.</summary>
        public int Before3 { get; private set; }

        /// <summary>And before that.</summary>
        public int Before4 { get; private set; }

        /// <summary>The norm, samples.</summary>
        public int Base
        {
            get { return _beats == 0 ? Before : _base >> FractionBits; }
        }

        /// <summary>Median of the last 32 intervals between usual beats, samples.</summary>
        public int Median
        {
            get { return _median.Value; }
        }

        /// <summary>Interval before the beat over the mean of about 64, per cent, 255 at most.</summary>
        public int PrematurityPercent
        {
            get
            {
                int mean = _beats == 0 ? Before : _mean >> FractionBits;
                int percent = 100 * Before / (mean < 1 ? 1 : mean);
                return percent > 255 ? 255 : percent;
            }
        }

        /// <summary>Mean change from interval to interval over the mean interval, both of about 16, per cent.</summary>
        public int IrregularPercent
        {
            get { return _meanShort < 1 ? 0 : 100 * (_irregular >> FractionBits) / (1 + (_meanShort >> FractionBits)); }
        }

        /// <summary>A beat came <paramref name="samples"/> after the one before; 0 where that is not known: all intervals are then taken as the median.</summary>
        public void Add(int samples)
        {
            if (samples < 1)
            {
                Before = Median;
                Before2 = Before;
                Before3 = Before;
                Before4 = Before;
                _wasUsual = false;
                return;
            }
            Before4 = Before3;
            Before3 = Before2;
            Before2 = Before;
            Before = samples > Longest ? Longest : samples;
        }

        /// <summary>Learns from the interval before the beat.</summary>
        /// <param name="isUsual">True where the beat is of the usual morphology: a slow ventricular rhythm must not become the median.</param>
        public void Learn(bool isUsual)
        {
            int rr = Before << FractionBits;
            if (_beats == 0)
            {
                _base = rr;
                _mean = rr;
                _meanShort = rr;
            }
            int off = rr - _base;
            int near = _base >> NearShift;
            if (_beats < StartBeats)
            {
                _beats++;
                _base += off / 4;
            }
            else
            {
                _base += off <= near && off >= -near ? off >> FollowShift : off >> LeakShift;
            }
            _mean += (rr - _mean) >> MeanShift;
            _meanShort += (rr - _meanShort) >> IrregularShift;
            int change = Before < Before2 ? Before2 - Before : Before - Before2;
            _irregular += ((change << FractionBits) - _irregular) >> IrregularShift;
            if (isUsual && _wasUsual)
            {
                _median.Add(Before);
            }
            _wasUsual = isUsual;
        }
    }
}
