namespace EdgeTwin.Core.Events
{
    /// <summary>How soon somebody must look, after IEC 60601-1-8. Which kind has which is in <see cref="EventPriorities"/>.</summary>
    public enum EventPriority : byte
    {
        /// <summary>No alarm: data, or a technical state.</summary>
        None = 0,

        /// <summary>Soon.</summary>
        Low = 1,

        /// <summary>Promptly.</summary>
        Medium = 2,

        /// <summary>At once.</summary>
        High = 3,
    }
}
