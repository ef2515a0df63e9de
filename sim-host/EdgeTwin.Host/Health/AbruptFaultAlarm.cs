using EdgeTwin.Core.Events;

namespace EdgeTwin.Host.Health;

/// <summary>A cardiac alarm that a sensor's fault brought about.</summary>
internal sealed record AbruptFaultAlarm(string Kind, EventPriority Priority, double AfterS);
