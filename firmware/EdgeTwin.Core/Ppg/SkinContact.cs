namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// Says whether skin lies on the sensor, from the level of the infrared light and how fast it changes: light comes back from skin alone, and a finger
    /// that is put on, taken off or shifted changes it by far more than a pulse does.
    /// </summary>
    public sealed class SkinContact
    {
        /// <summary>Ticks of one look: 0.32 s.</summary>
        public const int LookTicks = 8;

        // Of 262143 counts. A dark room without a finger gives some hundred (oxiwear's ambient column: up to 3 000); a finger at the LED current that keeps
        // the MAX30102 in its range gives 50 000 and more.
        private const int OnCounts = 12000;
        private const int OffCounts = 8000;

        // A pulse moves the level by 5 % at most (perfusion index 0.02..20 %, and a look takes its mean over a third of a beat).
        private const int SteadyShift = 4;
        private const int LostShift = 3;
        private const int SteadyLooks = 1;

        private int _sum;
        private int _ticks;
        private int _last;
        private int _steady;

        /// <summary>True while skin lies on the sensor, steadily.</summary>
        public bool IsOn { get; private set; }

        /// <summary>Mean level of the last look, ADC counts.</summary>
        public int LevelCounts
        {
            get { return _last; }
        }

        /// <summary>Takes the mean of the last 40 ms, ADC counts.</summary>
        /// <returns>True where <see cref="IsOn"/> changed.</returns>
        public bool Push(int counts)
        {
            _sum += counts;
            int ticks = _ticks + 1;
            _ticks = ticks;
            return ticks == LookTicks && Look();
        }

        /// <summary>Samples were lost: what is looked at begins anew.</summary>
        public void Restart()
        {
            _sum = 0;
            _ticks = 0;
            _steady = 0;
            _last = 0;
            IsOn = false;
        }

        private bool Look()
        {
            int level = _sum / LookTicks;
            _sum = 0;
            _ticks = 0;
            int change = level > _last ? level - _last : _last - level;
            _steady = change > level >> SteadyShift ? 0 : _steady + 1;
            bool wasOn = IsOn;
            if (level < OffCounts || (wasOn && change > _last >> LostShift))
            {
                IsOn = false;
                _steady = 0;
            }
            else if (!wasOn && level >= OnCounts && _steady >= SteadyLooks)
            {
                IsOn = true;
            }
            _last = level;
            return IsOn != wasOn;
        }
    }
}
