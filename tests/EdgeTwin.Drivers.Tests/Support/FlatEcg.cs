using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Drivers.Tests.Support;

/// <summary>A voltage that the test sets.</summary>
internal sealed class FlatEcg : IEcgInput
{
    internal int Microvolts { get; set; }

    public int MicrovoltsAt(long timeUs) => Microvolts;
}
