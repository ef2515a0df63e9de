using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Drivers.Tests.Support;

/// <summary>A photocurrent that counts the samples, so that a lost, doubled or swapped one shows.</summary>
internal sealed class CountingPpg : IPpgInput
{
    // At 4096 nA and 18 bits a count is 15.625 pA; 7 mA is the reference, so nothing scales.
    internal const int PicoampsPerStep = 125; // 8 counts

    internal long PeriodUs { get; set; } = 10_000;

    public void At(long timeUs, out int redPicoamps, out int irPicoamps)
    {
        int step = (int)(timeUs / PeriodUs % 10_000);
        redPicoamps = step * PicoampsPerStep;
        irPicoamps = 2_000_000 + step * PicoampsPerStep;
    }
}
