using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Health;

/// <summary>A wearer whose electrodes suffer the fault of a story. The light stays as it is.</summary>
internal sealed class AbruptFaultInput(SimulatedWearer wearer, AbruptFaultStory story) : IEcgInput, IElectrodes
{
    /// <inheritdoc/>
    public int MicrovoltsAt(long timeUs) => wearer.MicrovoltsAt(timeUs) + story.OverloadAt(timeUs / 1e6);

    /// <inheritdoc/>
    public void ImpedancesAt(long timeUs, out int positiveKilohms, out int negativeKilohms)
    {
        wearer.ImpedancesAt(timeUs, out positiveKilohms, out negativeKilohms);
        if (story.IsOpenAt(timeUs / 1e6))
        {
            positiveKilohms = story.Side != 1 ? IElectrodes.OpenKilohms : positiveKilohms;
            negativeKilohms = story.Side != 0 ? IElectrodes.OpenKilohms : negativeKilohms;
        }
    }
}
