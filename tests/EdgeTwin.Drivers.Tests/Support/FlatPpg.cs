using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Drivers.Tests.Support;

/// <summary>Light that does not change.</summary>
internal sealed class FlatPpg : IPpgInput
{
    public void At(long timeUs, out int redPicoamps, out int irPicoamps)
    {
        redPicoamps = 1_000_000;
        irPicoamps = 1_400_000;
    }
}
