namespace EdgeTwin.Core.Health
{
    /// <summary>How a part is. Numbers are stored and never reused.</summary>
    public enum HealthState : byte
    {
        /// <summary>Not measured yet, or not for long enough.</summary>
        Unknown = 0,

        /// <summary>Nothing to do.</summary>
        Good = 1,

        /// <summary>It changes, or is not what it should be; no need to act yet.</summary>
        Watch = 2,

        /// <summary>It will fail within about two hours, or works badly: act now.</summary>
        Act = 3,

        /// <summary>Past its limit: what it gives is not to be used.</summary>
        Failed = 4,
    }
}
