namespace EdgeTwin.Core.Health
{
    /// <summary>How long a part has left. Filled by <see cref="HealthMonitor.TryPredict"/>; the caller's own object.</summary>
    public sealed class HealthForecast
    {
        /// <summary>Longest time that is told, minutes: 100 days.</summary>
        public const int MostMinutes = 144000;

        /// <summary>In one case of ten it fails before this, minutes from now.</summary>
        public int P10Minutes;

        /// <summary>As likely before as after this, minutes from now.</summary>
        public int P50Minutes;

        /// <summary>In one case of ten it fails after this, minutes from now; <see cref="MostMinutes"/> for later.</summary>
        public int P90Minutes;

        /// <summary>How clear the trend is, 0..100 %: 100 less the half width of its slope in per cent of the slope.</summary>
        public int StrengthPercent;
    }
}
