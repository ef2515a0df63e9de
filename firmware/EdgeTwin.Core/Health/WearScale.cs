namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// The wear model of each kind of part: turns what is measured into a number of wear that rises about evenly until the part fails, so that a straight line through
    /// it foretells when. 1024 an octave for what decays or grows by a share of itself (a gel that dries, a light that fades, errors that multiply).
    /// </summary>
    internal static class WearScale
    {
        /// <summary>Most and, negated, least wear.</summary>
        internal const int Most = 16000;

        // Open circuit voltage of a lithium polymer cell at 0, 10 .. 100 % of its charge, mV. Typical; a cell of another make differs by some per cent of charge.
        private static readonly short[] CellMillivolts = { 3300, 3600, 3690, 3730, 3765, 3800, 3850, 3920, 3990, 4080, 4200 };

        /// <summary>1024 times the binary logarithm, within 1; values under 1 count as 1.</summary>
        internal static int Log1024(int value)
        {
            if (value < 1)
            {
                return 0;
            }
            int octave = 14;
            int part = value;
            while (part >= 1 << 15)
            {
                part >>= 1;
                octave++;
            }
            while (part < 1 << 14)
            {
                part <<= 1;
                octave--;
            }
            int result = octave;
            for (int bit = 0; bit < 10; bit++)
            {
                part = part * part >> 14;
                result <<= 1;
                if (part >= 1 << 15)
                {
                    part >>= 1;
                    result++;
                }
            }
            return result;
        }

        /// <summary>Charge of a cell at rest, 1/1000, from its voltage.</summary>
        internal static int ChargePermille(int millivolts)
        {
            short[] table = CellMillivolts;
            if (millivolts <= table[0])
            {
                return 0;
            }
            for (int i = 1; i < table.Length; i++)
            {
                if (millivolts < table[i])
                {
                    return 100 * (i - 1) + 100 * (millivolts - table[i - 1]) / (table[i] - table[i - 1]);
                }
            }
            return 1000;
        }

        /// <summary>Wear of a trended part at a quantity, or at an hourly rate where events are counted.</summary>
        internal static int Of(int part, int value)
        {
            int wear;
            switch (part)
            {
                case HealthParts.Electrode:
                    wear = -16 * value;
                    break;
                case HealthParts.Led:
                    wear = -Log1024(value);
                    break;
                case HealthParts.Battery:
                    wear = -8 * ChargePermille(value);
                    break;
                case HealthParts.EcgClock:
                    wear = 8 * (value < 0 ? -value : value);
                    break;
                default:
                    wear = Log1024(value + 1);
                    break;
            }
            return wear > Most ? Most : wear < -Most ? -Most : wear;
        }
    }
}
