namespace EdgeTwin.Core.Health
{
    public sealed partial class HealthMonitor
    {
        /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
        public const int SaveBytes = 3600;

        /// <summary>Writes trends and states, so that they outlive a restart.</summary>
        /// <param name="buffer">At least <see cref="SaveBytes"/> from <paramref name="offset"/> on.</param>
        /// <param name="offset">Where to begin.</param>
        /// <returns>Bytes written; 0 where they do not fit.</returns>
        public int Save(byte[] buffer, int offset)
        {
            return 0;
        }

        /// <summary>Takes back what <see cref="Save"/> wrote, and adds the time that the device was off as a gap.</summary>
        /// <param name="buffer">What was saved.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="length">Its bytes.</param>
        /// <param name="gapMinutes">Minutes since it was saved; 0 where they are not known.</param>
        /// <returns>False where it is of another version or damaged: nothing is changed then.</returns>
        public bool Restore(byte[] buffer, int offset, int length, int gapMinutes)
        {
            return false;
        }
    }
}
