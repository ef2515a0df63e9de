namespace Iot.Device.Max30102
{
    /// <summary>Judges a step of both LEDs to half their current: the light that comes back must halve. Photocurrent follows the LED's current in proportion.</summary>
    internal sealed class Max30102SelfTest
    {
        /// <summary>Time for all of it, in milliseconds.</summary>
        internal const int TimeoutMs = 3000;

        // Two conversions straddle the change, two more let what stands on the photodiode settle.
        private const int SettlingSamples = 4;
        private const int Samples = 20;

        // Of 262143 counts (18 bits, left-justified): under it what the ambient light cancellation leaves is too large a part of it.
        private const int DarkCounts = 600;
        private const int ClippedCounts = 249000;

        // Half the light, with what a pulse (5 %) and a movement meanwhile take or add; an LED that does not follow gives 1000.
        private const int LeastPermille = 380;
        private const int MostPermille = 640;

        private int _taken;
        private int _redFull;
        private int _infraredFull;
        private int _redHalf;
        private int _infraredHalf;

        /// <summary>True once the currents are to be halved.</summary>
        internal bool IsHalfDue
        {
            get { return _taken >= SettlingSamples + Samples; }
        }

        internal bool IsDone
        {
            get { return _taken >= 2 * (SettlingSamples + Samples); }
        }

        /// <summary>Light at half the current, per mille of that at the full one; -1 where it cannot be told.</summary>
        internal int RedPermille
        {
            get { return Permille(_redFull, _redHalf); }
        }

        internal int InfraredPermille
        {
            get { return Permille(_infraredFull, _infraredHalf); }
        }

        internal Max30102SelfTestResult Result
        {
            get
            {
                bool isRedDark = _redFull < DarkCounts * Samples;
                bool isInfraredDark = _infraredFull < DarkCounts * Samples;
                if (isRedDark && isInfraredDark)
                {
                    return Max30102SelfTestResult.TooDark;
                }
                return IsHalved(_redFull, RedPermille) && IsHalved(_infraredFull, InfraredPermille) ? Max30102SelfTestResult.Passed : Max30102SelfTestResult.Failed;
            }
        }

        internal void Begin()
        {
            _taken = 0;
            _redFull = 0;
            _infraredFull = 0;
            _redHalf = 0;
            _infraredHalf = 0;
        }

        /// <summary>Takes the next sample. What comes between the due change and the change itself is of the full current: the caller drops it.</summary>
        internal void Take(int red, int infrared)
        {
            int place = _taken % (SettlingSamples + Samples);
            bool isHalf = IsHalfDue;
            if (IsDone)
            {
                return;
            }
            _taken++;
            if (place < SettlingSamples)
            {
                return;
            }
            if (isHalf)
            {
                _redHalf += red;
                _infraredHalf += infrared;
            }
            else
            {
                _redFull += red;
                _infraredFull += infrared;
            }
        }

        private static int Permille(int full, int half)
        {
            return full < Samples ? -1 : (int)((long)half * 1000 / full);
        }

        // A level that clips at the full current may come down by less than half.
        private static bool IsHalved(int full, int permille)
        {
            return permille >= LeastPermille && (permille <= MostPermille || (full >= ClippedCounts * Samples && permille < 990));
        }
    }
}
