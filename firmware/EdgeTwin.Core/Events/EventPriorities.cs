namespace EdgeTwin.Core.Events
{
    /// <summary>Priorities of the kinds of event. What has one is an alarm: it is kept longest by a full log, and carries a strip.</summary>
    public static class EventPriorities
    {
        /// <summary>Priority of <paramref name="kind"/>.</summary>
        public static EventPriority Of(EventKind kind)
        {
            switch (kind)
            {
                case EventKind.Vf:
                case EventKind.Asystole:
                    return EventPriority.High;
                case EventKind.Vt:
                case EventKind.StEpisode:
                    return EventPriority.Medium;
                case EventKind.AsystoleIndeterminate:
                case EventKind.Af:
                case EventKind.VRun:
                case EventKind.Spo2Low:
                case EventKind.Pause:
                case EventKind.Bradycardia:
                case EventKind.Tachycardia:
                    return EventPriority.Low;
                default:
                    return EventPriority.None;
            }
        }

        /// <summary>True for an alarm, of whatever priority.</summary>
        public static bool IsAlarm(EventKind kind)
        {
            return Of(kind) != EventPriority.None;
        }
    }
}
