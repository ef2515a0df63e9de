namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// The state of every part and how long it has left. Quantities come in by <see cref="Measure"/>, seconds by <see cref="Tick"/>; what takes long is done by
    /// <see cref="Step"/>, a bounded piece each. Allocates in its constructor only. Not thread-safe.
    /// </summary>
    public sealed class HealthMonitor
    {
        /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
        public const int SaveBytes = 3600;

        /// <summary>Told of changes; null for nobody.</summary>
        public IHealthListener Listener;

        /// <summary>Takes a quantity in the item's unit (see <see cref="HealthItem"/>), at most once a second; counts are added up, and may come whenever they happen.</summary>
        public void Measure(HealthItem item, int value)
        {
        }

        /// <summary>
        /// What needs no measuring: the device knows that a part has failed (a locked bus, an open lead), or works again. Takes effect at once, and outranks the quantity.
        /// </summary>
        public void SetFault(HealthItem item, bool isFailed)
        {
        }

        /// <summary>A second has passed. <see cref="CardioTwin"/> calls it by its ECG samples, lost ones included; a device whose ECG is silent or missing calls it itself.</summary>
        public void Tick()
        {
        }

        /// <summary>Does one bounded piece of what waits (2 500 IL at most).</summary>
        /// <returns>True while more waits.</returns>
        public bool Step()
        {
            return false;
        }

        /// <summary>The part was replaced: its trend is forgotten, its state unknown.</summary>
        public void Replace(HealthItem item)
        {
        }

        /// <summary>How a part is.</summary>
        public HealthState StateOf(HealthItem item)
        {
            return HealthState.Unknown;
        }

        /// <summary>What a part measures of late, in its unit (counts: in the last hour); 0 while it is not known.</summary>
        public int LevelOf(HealthItem item)
        {
            return 0;
        }

        /// <summary>The level at which a part has failed, in its unit.</summary>
        public int LimitOf(HealthItem item)
        {
            return 0;
        }

        /// <summary>How long a part has left.</summary>
        /// <returns>False where there is no trend towards its limit; <paramref name="into"/> is untouched then.</returns>
        public bool TryPredict(HealthItem item, HealthForecast into)
        {
            return false;
        }

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
