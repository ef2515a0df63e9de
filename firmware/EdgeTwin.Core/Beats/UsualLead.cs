using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>What the wearer's usual beats look like in one lead, and how a beat differs from them. Levels are <see cref="Log2.Sixteenths"/>.</summary>
    public sealed class UsualLead
    {
        private const int Shift = 4;
        private const int PointsShift = 5;

        private int _slope;
        private int _width;
        private int _size;
        private int _tLevel;
        private int _tChange;

        /// <summary>Steepest slope, uV in 16 ms.</summary>
        public int Slope
        {
            get { return _slope >> Shift; }
        }

        /// <summary>Another morphology is the usual one from now on: that of the beat at hand.</summary>
        public void Begin(BeatShape beat)
        {
            _slope = beat.Slope << Shift;
            _width = beat.Width << Shift;
            _size = beat.Size << Shift;
            _tLevel = beat.TLevel << Shift;
        }

        /// <summary>Learns from a usual beat: means over 16.</summary>
        public void Learn(BeatShape beat)
        {
            _tChange = Mean(_tChange, TChange(beat));
            _slope = Mean(_slope, beat.Slope);
            _width = Mean(_width, beat.Width);
            _size = Mean(_size, beat.Size);
            _tLevel = Mean(_tLevel, beat.TLevel);
        }

        /// <summary>How much wider, in thirty-seconds of an octave.</summary>
        public int Wider(BeatShape beat)
        {
            return 2 * (Log2.Sixteenths(beat.Width << Shift) - Log2.Sixteenths(_width));
        }

        /// <summary>How much steeper.</summary>
        public int Steeper(BeatShape beat)
        {
            return Log2.Sixteenths(beat.Slope) - Log2.Sixteenths(_slope >> Shift);
        }

        /// <summary>How much larger.</summary>
        public int Larger(BeatShape beat)
        {
            return Log2.Sixteenths(beat.Size) - Log2.Sixteenths(_size >> Shift);
        }

        /// <summary>How far the T wave's level is from the usual one, per cent of the usual form's mean amplitude.</summary>
        public int TChangePercent(BeatShape beat)
        {
            int amplitude = _size >> (Shift + PointsShift);
            return amplitude < 1 ? 0 : 100 * (beat.TLevel - (_tLevel >> Shift)) / amplitude;
        }

        /// <summary>How far the T wave's level is from the usual one, against how far it usually is.</summary>
        public int TChangeLevel(BeatShape beat)
        {
            return Log2.Sixteenths(TChange(beat) << Shift) - Log2.Sixteenths(_tChange);
        }

        private static int Mean(int mean, int value)
        {
            return mean == 0 ? value << Shift : mean + (((value << Shift) - mean) >> Shift);
        }

        private int TChange(BeatShape beat)
        {
            int change = beat.TLevel - (_tLevel >> Shift);
            return change < 0 ? -change : change;
        }
    }
}
