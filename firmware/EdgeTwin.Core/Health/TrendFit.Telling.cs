namespace EdgeTwin.Core.Health
{
    internal sealed partial class TrendFit
    {
        // A slope counts from two of its deviations on, and where it rose by four times the scatter about it.
        private const int ClearDeviations = 2;
        private const int ClearScatters = 4;

        // A tenth on each side lies beyond so many hundredths of a deviation: less than a normal distribution's 1.28, since sways are given generously.
        private const int TenthPercent = 115;

        // How wrong the level may be: half the scatter, and 1.5 % of the way from fresh to failed.
        private const int LevelPermille = 15;

        // Slowest that wear is taken to go, 1/1000 of the slope: P90 stays finite.
        private const int LeastPermille = 120;

        /// <summary>True where the last fit found a trend towards the limit; the figures below are of it.</summary>
        internal bool HasTrend
        {
            get { return DoubtPermille > 0; }
        }

        /// <summary>Minutes from the last slot's end: one in ten fails before.</summary>
        internal int P10Minutes;

        /// <summary>Minutes from the last slot's end, as likely less as more.</summary>
        internal int P50Minutes;

        /// <summary>Minutes from the last slot's end: one in ten fails after.</summary>
        internal int P90Minutes;

        /// <summary>Doubt of the slope, 1/1000 of it: the smaller, the better the ring tells.</summary>
        internal int DoubtPermille;

        // Time to the limit, (limit - level) / slope, where both are uncertain: each end of the interval takes the level and the slope at their own tenth.
        private void Tell(int part, int slotMinutes)
        {
            int slope = _slope;
            if (slope <= ClearDeviations * _width || slope * (Slots - 1 - _from) <= (ClearScatters * _scatter) << FractionBits)
            {
                return;
            }
            // The last value stands for the middle of its slot.
            int way = WearScale.LimitOf(part) - _level - (slope >> (FractionBits + 1));
            int doubt = 1000 * _width / slope;
            int r = Whole.Hypotenuse(doubt, HealthParts.ShapePermilleOf(part)) * TenthPercent / 100;
            int e = Whole.Hypotenuse(_scatter / 2, HealthParts.RangeOf(part) * LevelPermille / 1000);
            e = Whole.Hypotenuse(e, HealthParts.SwayOf(part) / 2) * TenthPercent / 100;
            P50Minutes = Minutes(way, slope, slotMinutes);
            P10Minutes = Minutes(way - e, slope * (1000 + r) / 1000, slotMinutes);
            P90Minutes = Minutes(way + e, slope * (1000 - r > LeastPermille ? 1000 - r : LeastPermille) / 1000, slotMinutes);
            DoubtPermille = doubt > 0 ? doubt : 1;
        }

        private static int Minutes(int way, int slope, int slotMinutes)
        {
            if (way <= 0)
            {
                return 0;
            }
            // In sixteenths of a slot, so that nothing overflows: wear is 16 bits.
            int sixteenths = slope > 0 ? (way << (FractionBits + 4)) / slope : int.MaxValue;
            return sixteenths > HealthForecast.MostMinutes * 16 / slotMinutes ? HealthForecast.MostMinutes : sixteenths * slotMinutes / 16;
        }
    }
}
