using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Simulation.Tests.Support;

/// <summary>Keeps which events the twin told.</summary>
internal sealed class EventSink : ITwinSink
{
    internal List<EventKind> Kinds { get; } = [];

    internal int Beats { get; private set; }

    public void OnBeat(Beat beat) => Beats++;

    public void OnEvent(TwinEvent twinEvent) => Kinds.Add(twinEvent.Kind);
}
