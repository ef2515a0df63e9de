namespace EdgeTwin.Core.Health
{
    internal sealed partial class TrendFit
    {
        private const int MostLikeness = 900;

        /// <summary>True where the last fit found a trend towards the limit; the figures below are of it.</summary>
        internal bool HasTrend;

        /// <summary>Minutes from the last slot's end.</summary>
        internal int P10Minutes;

        /// <summary>Minutes from the last slot's end.</summary>
        internal int P50Minutes;

        /// <summary>Minutes from the last slot's end.</summary>
        internal int P90Minutes;

        /// <summary>Doubt of the slope, 1/1000 of it: the smaller, the better the ring tells.</summary>
        internal int DoubtPermille;

        private void Tell(int part, int slotMinutes)
        {
            int slope = _slope;
            int width = _width > 0 ? _width : 1;
            // Clear of chance, and longer than the scatter about it.
            if (slope * 10 <= width * (HealthTuning.SlopeClear / 10) || slope * (Slots - 1 - _from) / 100 <= HealthTuning.SpanMads * _scatter * 256 / 10000)
            {
                return;
            }
            int slopeNow = slope + _bend;
            int way = WearScale.Of(part, HealthParts.LimitOf(part)) - _level - HealthTuning.LevelMad * _scatter / 100 - (slopeNow >> (FractionBits + 1));
            int doubtOfSlope = 1000 * HealthTuning.WidthScale / 100 * width / slope;
            int r = Whole.Hypotenuse(doubtOfSlope, HealthTuning.ShapePermille);
            int e = Whole.Hypotenuse(HealthTuning.NoiseMad * _scatter / 100, HealthParts.RangeOf(part) * HealthTuning.NoiseRangePermille / 1000);
            e = 128 * e / 100;
            r = 128 * r / 100;
            int halfSpan = (Slots - _from) >> 1;
            P50Minutes = Minutes(way, slopeNow, _bend, halfSpan, slotMinutes);
            P10Minutes = Minutes(way - e, slopeNow * (1000 + r) / 1000, _bend, halfSpan, slotMinutes);
            int least = 1000 - r;
            P90Minutes = Minutes(way + e, slopeNow * (least > HealthTuning.FloorPermille ? least : HealthTuning.FloorPermille) / 1000, _bend, halfSpan, slotMinutes);
            DoubtPermille = doubtOfSlope;
            HasTrend = true;
        }

        // way = slope t + bend t^2 / (2 half), solved for t.
        private static int Minutes(int way, int slope, int bend, int half, int slotMinutes)
        {
            if (way <= 0)
            {
                return 0;
            }
            if (slope <= 0)
            {
                return HealthForecast.MostMinutes;
            }
            long square = (long)slope * slope + (long)2 * bend * way * 256 / half;
            long least = (long)slope * slope / 9;
            square = square < least ? least : square;
            long root = Whole.LongRoot(square);
            long minutes = (long)2 * 256 * way * slotMinutes / (slope + root);
            return minutes > HealthForecast.MostMinutes ? HealthForecast.MostMinutes : (int)minutes;
        }
    }
}
