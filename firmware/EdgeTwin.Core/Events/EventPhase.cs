namespace EdgeTwin.Core.Events
{
    /// <summary>Where in an episode a <see cref="TwinEvent"/> stands.</summary>
    public enum EventPhase : byte
    {
        /// <summary>The episode was decided; it lasts until an <see cref="End"/> of the same kind.</summary>
        Begin = 1,

        /// <summary>The episode is over; carries start and end.</summary>
        End = 2,

        /// <summary>An episode told at once, with start and end.</summary>
        Whole = 3,
    }
}
