namespace EdgeTwin.Core.Health
{
    /// <summary>What is known beforehand of each part: its place in the tables, its limits, and how it is judged. Parts with a trend come first.</summary>
    internal static class HealthParts
    {
        internal const int Electrode = 0;
        internal const int Led = 1;
        internal const int Battery = 2;
        internal const int EcgClock = 3;
        internal const int Cable = 4;
        internal const int Bus = 5;

        /// <summary>Parts with a trend.</summary>
        internal const int Trended = 6;

        internal const int PpgClock = 6;
        internal const int Saturation = 7;
        internal const int Mains = 8;
        internal const int Contact = 9;
        internal const int Fifo = 10;
        internal const int Flash = 11;

        /// <summary>All parts.</summary>
        internal const int Count = 12;

        // Where a part has failed, in its unit. Electrode: under 6 dB beats are lost (see QrsDetector's noise figures). Led: at the most current that is given (25 mA) the light
        // is under a fifth of the converter's range. Battery: the regulator's drop-out. EcgClock: a rate 0.05 % off. Cable: an open a minute. Bus: one error in 60 transfers.
        // PpgClock: 3 %, which makes the pulse rate wrong by 3 in 100. Saturation, mains: a tenth and nearly all of the signal. Fifo: one a minute. Flash: one is too many.
        private static readonly short[] Limits =
        {
            60, 200, 3400, 500, 60, 600, 30000, 100, 950, 2, 60, 20,
        };

        // How far from its limit a fresh part is, in wear: the scale of a per cent.
        private static readonly short[] Ranges = { 4800, 4500, 7000, 4000, 6000, 9000 };

        // What the wearer's day does to each quantity without any wear (rooms, posture, movement, how it was put on), in wear, about two deviations.
        private static readonly short[] Sways = { 800, 640, 120, 48, 1400, 800 };

        // How far the course of wear may bend away from its model, 1/1000 of the slope. Crystals follow a logarithm or a power of time; a cell's curve is known.
        private static readonly short[] Shapes = { 100, 150, 120, 260, 200, 180 };

        /// <summary>Place of <paramref name="item"/>; -1 for none.</summary>
        internal static int IndexOf(HealthItem item)
        {
            switch (item)
            {
                case HealthItem.Electrode: return Electrode;
                case HealthItem.Led: return Led;
                case HealthItem.Battery: return Battery;
                case HealthItem.EcgClock: return EcgClock;
                case HealthItem.Cable: return Cable;
                case HealthItem.Bus: return Bus;
                case HealthItem.PpgClock: return PpgClock;
                case HealthItem.Saturation: return Saturation;
                case HealthItem.Mains: return Mains;
                case HealthItem.Contact: return Contact;
                case HealthItem.Fifo: return Fifo;
                case HealthItem.Flash: return Flash;
                default: return -1;
            }
        }

        /// <summary>What stands at <paramref name="part"/>.</summary>
        internal static HealthItem ItemAt(int part)
        {
            switch (part)
            {
                case Electrode: return HealthItem.Electrode;
                case Led: return HealthItem.Led;
                case Battery: return HealthItem.Battery;
                case EcgClock: return HealthItem.EcgClock;
                case Cable: return HealthItem.Cable;
                case Bus: return HealthItem.Bus;
                case PpgClock: return HealthItem.PpgClock;
                case Saturation: return HealthItem.Saturation;
                case Mains: return HealthItem.Mains;
                case Contact: return HealthItem.Contact;
                case Fifo: return HealthItem.Fifo;
                default: return HealthItem.Flash;
            }
        }

        /// <summary>The level at which a part has failed, in its unit.</summary>
        internal static int LimitOf(int part)
        {
            return Limits[part];
        }

        /// <summary>Wear of a fresh part up to its limit.</summary>
        internal static int RangeOf(int part)
        {
            return Ranges[part];
        }

        /// <summary>How far a quantity sways by itself, in wear.</summary>
        internal static int SwayOf(int part)
        {
            return Sways[part];
        }

        /// <summary>Doubt of the wear model, 1/1000 of the slope.</summary>
        internal static int ShapePermilleOf(int part)
        {
            return Shapes[part];
        }

        /// <summary>True where events are counted, not levels measured.</summary>
        internal static bool IsCount(int part)
        {
            return part == Cable || part == Bus || part == Fifo || part == Flash;
        }

        /// <summary>True for a clock: what counts is how far it is from its own first hour.</summary>
        internal static bool IsClock(int part)
        {
            return part == EcgClock || part == PpgClock;
        }

        /// <summary>True where a low quantity is a bad one.</summary>
        internal static bool IsBadLow(int part)
        {
            return part <= Battery || part == Contact;
        }
    }
}
