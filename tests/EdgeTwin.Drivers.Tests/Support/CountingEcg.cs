using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Drivers.Tests.Support;

/// <summary>A voltage that counts the samples, so that a lost, doubled or swapped one shows: 50 uV a sample, from -25 mV up, over and over.</summary>
internal sealed class CountingEcg : IEcgInput
{
    internal const int StepUv = 50;
    internal const int Steps = 900;

    public int MicrovoltsAt(long timeUs) => (int)(timeUs / 4000 % Steps) * StepUv - 22_000;
}
