namespace EdgeTwin.Twin
{
    /// <summary>What each cell of <see cref="Baselines"/> holds. The numbers are those of the saved file: cells are added, never moved.</summary>
    public static class TwinCells
    {
        /// <summary>Bins of the heart rate: under 50 beats a minute, 50 to 59 and so on, 110 and more.</summary>
        public const int Rates = 8;

        /// <summary>Parts of the day, of four hours each, from 0 h UTC on.</summary>
        public const int DayParts = 6;

        /// <summary>First of the ST level by heart rate, uV.</summary>
        public const int StByRate = 0;

        /// <summary>First of the QT interval by heart rate, ms.</summary>
        public const int QtByRate = StByRate + Rates;

        /// <summary>First of the ST level by the time of day, uV.</summary>
        public const int StByDay = QtByRate + Rates;

        /// <summary>First of the QT interval by the time of day, ms.</summary>
        public const int QtByDay = StByDay + DayParts;

        /// <summary>First of the RR interval by the time of day, ms.</summary>
        public const int RrByDay = QtByDay + DayParts;

        /// <summary>RR interval between normal beats, ms.</summary>
        public const int Rr = RrByDay + DayParts;

        /// <summary>Difference of an RR interval to the one before, without its sign, ms.</summary>
        public const int RrStep = Rr + 1;

        /// <summary>R peak to the foot of the pulse, ms.</summary>
        public const int Arrival = RrStep + 1;

        /// <summary>Perfusion index, 1/100 %.</summary>
        public const int Perfusion = Arrival + 1;

        /// <summary>Quality of the ECG at each beat, per cent.</summary>
        public const int Quality = Perfusion + 1;

        /// <summary>Distance of a block's mean beat from the wearer's, uV, mean over its points.</summary>
        public const int Noise = Quality + 1;

        /// <summary>Cells.</summary>
        public const int Count = Noise + 1;

        private const int FirstBpm = 40;
        private const int BpmPerRate = 10;
        private const int HoursPerPart = 4;

        /// <summary>The bin of a heart rate, 0..7.</summary>
        public static int RateOf(int hrBpm)
        {
            int bin = (hrBpm - FirstBpm) / BpmPerRate;
            return bin < 0 ? 0 : bin >= Rates ? Rates - 1 : bin;
        }

        /// <summary>The part of the day that an hour is in, 0..5.</summary>
        /// <param name="hourUtc">0..23.</param>
        public static int DayPartOf(int hourUtc)
        {
            return hourUtc / HoursPerPart;
        }
    }
}
