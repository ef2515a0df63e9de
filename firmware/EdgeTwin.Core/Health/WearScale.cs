namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// The wear model of each kind of part: turns what is measured into a number of wear that rises about evenly until the part fails, so that a straight line through
    /// it foretells when.
    /// </summary>
    internal static class WearScale
    {
        /// <summary>Most and, negated, least wear.</summary>
        internal const int Most = 16000;

        private const int MostLight = 3700;

        // Voltage of a lithium polymer cell at 0, 10 .. 100 % of its charge, mV: the rest curve that model makers publish, less 10 mV for a load of 45 mA. A cell of another make
        // differs by some per cent of charge.
        private static readonly short[] CellMillivolts = { 3260, 3680, 3720, 3760, 3790, 3830, 3860, 3940, 4010, 4100, 4190 };

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

        /// <summary>Charge of a cell under its usual load, 1/1000, from its voltage.</summary>
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
                    // Decibels are a logarithm: a gel's impedance, and the hum with it, grow by a share of themselves.
                    wear = -16 * value;
                    break;
                case HealthParts.Led:
                    // The eighth root lies between what fades by a share of itself (a die, dirt) and what fades evenly (a window that comes loose).
                    wear = -Whole.Root(Whole.Root(Whole.Root((value > MostLight ? MostLight : value) << 16) << 14) << 14);
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

        /// <summary>Wear at which a part has failed.</summary>
        internal static int LimitOf(int part)
        {
            return Of(part, HealthParts.LimitOf(part));
        }

        /// <summary>
        /// The electrode's own noise, as a signal over noise in 0.1 dB: what muscle and converter add is taken out as power. The correction is 3.6 dB at 2.5 dB under the best and halves
        /// each 2 dB, which is within 0.25 dB of -10 log(1 - 10^(-u / 10)).
        /// </summary>
        /// <param name="snr">Signal over noise, 0.1 dB.</param>
        /// <param name="under">How far that is under what a fresh electrode had, 0.1 dB, 25 or more.</param>
        internal static int WithoutFloor(int snr, int under)
        {
            int past = under - 25;
            int steps = past / 20;
            int start = steps < 6 ? 36 >> steps : 0;
            return snr + start - start * (past - 20 * steps) / 40;
        }
    }
}
