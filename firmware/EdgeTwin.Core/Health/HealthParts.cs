namespace EdgeTwin.Core.Health
{
    /// <summary>What is known beforehand of each part: its place in the tables, its limits, and how it is judged. Parts with a trend come first.</summary>
    internal static class HealthParts
    {
        internal const int Electrode = 0;
        internal const int Led = 2;
        internal const int Battery = 1;
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
        internal const int EcgSignal = 12;

        /// <summary>All parts.</summary>
        internal const int Count = 13;

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
                case HealthItem.EcgSignal: return EcgSignal;
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
                case EcgSignal: return HealthItem.EcgSignal;
                default: return HealthItem.Flash;
            }
        }

        /// <summary>The level at which a part has failed, in its unit.</summary>
        internal static int LimitOf(int part)
        {
            // Electrode: under 6 dB beats are lost. Led: at the most current that is given (25 mA) the light is under a fifth of the converter's range. Battery: the regulator's
            // drop-out. EcgClock: a rate 0.05 % off. Cable: an open a minute. Bus: one error in 60 transfers. PpgClock: 3 %, a pulse rate wrong by 3 in 100. Saturation and mains: a
            // tenth and nearly all of the signal. Fifo: one a minute. EcgSignal: under 10 % no strip of cinc2017's design half can be read.
            switch (part)
            {
                case Electrode: return 60;
                case Led: return 200;
                case Battery: return 3400;
                case EcgClock: return 500;
                case Cable: return 60;
                case Bus: return 600;
                case PpgClock: return 30000;
                case Saturation: return 100;
                case Mains: return 950;
                case Contact: return 2;
                case Fifo: return 60;
                case EcgSignal: return 10;
                default: return 20;
            }
        }

        /// <summary>Wear of a fresh part up to its limit: the scale of a per cent.</summary>
        internal static int RangeOf(int part)
        {
            switch (part)
            {
                case Electrode: return 4800;
                case Led: return 2900;
                case Battery: return 7000;
                case EcgClock: return 4000;
                case Cable: return 6000;
                default: return 9000;
            }
        }

        /// <summary>What the wearer's day does to a quantity without any wear (rooms, posture, movement, how it was put on), in wear, about two deviations.</summary>
        internal static int SwayOf(int part)
        {
            switch (part)
            {
                case Electrode: return 800;
                case Led: return 420;
                case Battery: return 120;
                case EcgClock: return 48;
                case Cable: return 1400;
                default: return 800;
            }
        }

        /// <summary>How far the course of wear may bend away from its model, 1/1000 of the slope.</summary>
        internal static int ShapePermilleOf(int part)
        {
            // Crystals follow a logarithm or a power of time; a cell's curve is known.
            switch (part)
            {
                case Electrode: return 100;
                case Led: return 150;
                case Battery: return 120;
                case EcgClock: return 260;
                case Cable: return 200;
                default: return 180;
            }
        }

        /// <summary>Deviations by which the halves of a newer half must differ for it to be halved once more: few where the wearer's day hardly shows, so that a bend is followed.</summary>
        internal static int HalvingDeviationsOf(int part)
        {
            return part == EcgClock ? 1 : 4;
        }

        /// <summary>Rings of a part: what lasts for days only has none of six hours.</summary>
        internal static int RingsOf(int part)
        {
            return part == Electrode || part == Battery ? 2 : 3;
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
            return part <= Led || part == Contact || part == EcgSignal;
        }
    }
}
