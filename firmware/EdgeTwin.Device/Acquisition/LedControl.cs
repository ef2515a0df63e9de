namespace EdgeTwin.Device.Acquisition
{
    /// <summary>
    /// How much current one LED of the pulse sensor gets: as little as keeps its light inside the converter's range, more where pulses are too weak to be read. Steps are
    /// limited and spaced, since each is a step of the level that pulses ride on. Without skin on the sensor a glimmer is left, to see it come back.
    /// </summary>
    public sealed class LedControl
    {
        /// <summary>Most that it gives, in microamperes: half of what the part can, for the cell's and the skin's sake.</summary>
        public const int MostMicroamps = 25000;

        /// <summary>What it gives without skin, in microamperes.</summary>
        public const int GlimmerMicroamps = 1000;

        private const int StepMicroamps = 200;
        private const int FullScale = 262143;

        // The converter's range is used between these: under it noise counts, over it a pulse with its breath and a movement may clip.
        private const int LowPercent = 40;
        private const int HighPercent = 70;
        private const int LeastPowerPercent = 45;
        private const int WeakPercent = 63;
        private const int ClippedPercent = 95;

        // Of skin comes back more than this for each milliampere (range 4096 nA); of a desk or a cover glass less.
        private const int SkinCountsPerMilliamp = 1500;
        private const int BareCountsPerMilliamp = 800;

        // Readings that a mean is made of, and how far changes are apart: more where all is well than where the light clips.
        private const int Readings = 8;
        private const int SpacingMs = 5000;
        private const int ClippedSpacingMs = 400;
        private const int BareMs = 10000;
        private const int WeakMs = 20000;

        private long _sum;
        private int _count;
        private int _clipped;
        private long _changedMs;
        private long _skinMs;
        private long _strongMs;
        private int _wornMicroamps;

        /// <summary>A control that starts at a current.</summary>
        public LedControl(int microamps)
        {
            Microamps = microamps;
            _wornMicroamps = microamps;
        }

        /// <summary>What it gives, in microamperes.</summary>
        public int Microamps { get; private set; }

        /// <summary>True from 10 s without skin until it is back.</summary>
        public bool IsBare { get; private set; }

        /// <summary>Takes one reading of the light, some a second.</summary>
        /// <param name="nowMs">Milliseconds of any steady clock.</param>
        /// <param name="counts">The light, counts of 18 bits.</param>
        /// <param name="isPulseWeak">True where pulses are too weak to be read.</param>
        /// <returns>True where <see cref="Microamps"/> is another from now on.</returns>
        public bool Take(long nowMs, int counts, bool isPulseWeak)
        {
            _clipped = counts > FullScale / 100 * ClippedPercent ? _clipped + 1 : 0;
            if (!isPulseWeak || _strongMs == 0)
            {
                _strongMs = nowMs;
            }
            long perMilliamp = (long)counts * 1000 / (Microamps < StepMicroamps ? StepMicroamps : Microamps);
            if (perMilliamp >= BareCountsPerMilliamp || _skinMs == 0)
            {
                _skinMs = nowMs;
            }
            if (IsBare)
            {
                return perMilliamp >= SkinCountsPerMilliamp && Wake(nowMs);
            }
            if (nowMs - _skinMs >= BareMs)
            {
                IsBare = true;
                _wornMicroamps = Microamps;
                return Change(nowMs, GlimmerMicroamps);
            }
            if (_clipped >= 2 && nowMs - _changedMs >= ClippedSpacingMs)
            {
                return Change(nowMs, Microamps / 2);
            }
            _sum += counts;
            _count++;
            return _count >= Readings && Judge(nowMs, perMilliamp);
        }

        private bool Judge(long nowMs, long perMilliamp)
        {
            int percent = (int)(_sum * 100 / _count / FullScale);
            _sum = 0;
            _count = 0;
            if (nowMs - _changedMs < SpacingMs || perMilliamp < BareCountsPerMilliamp)
            {
                return false;
            }
            bool isWeak = nowMs - _strongMs >= WeakMs;
            int target = isWeak ? WeakPercent : LeastPowerPercent;
            bool mustRise = percent < (isWeak ? WeakPercent - 5 : LowPercent);
            if (!mustRise && percent <= HighPercent)
            {
                return false;
            }
            int wanted = percent < 1 ? MostMicroamps : (int)((long)Microamps * target / percent);
            int most = 2 * Microamps;
            int least = Microamps / 2;
            return Change(nowMs, wanted > most ? most : wanted < least ? least : wanted);
        }

        private bool Wake(long nowMs)
        {
            IsBare = false;
            _skinMs = nowMs;
            _strongMs = nowMs;
            return Change(nowMs, _wornMicroamps);
        }

        private bool Change(long nowMs, int microamps)
        {
            int steps = microamps > MostMicroamps ? MostMicroamps : microamps < StepMicroamps ? StepMicroamps : microamps;
            steps -= steps % StepMicroamps;
            _sum = 0;
            _count = 0;
            _clipped = 0;
            if (steps == Microamps)
            {
                return false;
            }
            Microamps = steps;
            _changedMs = nowMs;
            return true;
        }
    }
}
