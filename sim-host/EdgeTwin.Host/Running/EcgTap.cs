using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Host.Running;

/// <summary>Stands between a heart and the simulated front end and remembers the last seconds, so that a person can see what the device sees.</summary>
internal sealed class EcgTap(IEcgInput inner) : IEcgInput, IElectrodes
{
    private const int RingSamples = 4096;

    private readonly int[] _ring = new int[RingSamples];
    private readonly IElectrodes? _electrodes = inner as IElectrodes;
    private long _count;

    /// <summary>Impedance of the positive electrode at the last conversion, kiloohms: the simulator's truth, which no front end measures.</summary>
    internal int PositiveKilohms { get; private set; } = IElectrodes.FreshKilohms;

    /// <inheritdoc/>
    public int MicrovoltsAt(long timeUs)
    {
        int microvolts = inner.MicrovoltsAt(timeUs);
        _ring[_count++ % RingSamples] = microvolts;
        return microvolts;
    }

    /// <inheritdoc/>
    public void OnSynchronised(long timeUs) => inner.OnSynchronised(timeUs);

    /// <inheritdoc/>
    public void ImpedancesAt(long timeUs, out int positiveKilohms, out int negativeKilohms)
    {
        positiveKilohms = IElectrodes.FreshKilohms;
        negativeKilohms = IElectrodes.FreshKilohms;
        _electrodes?.ImpedancesAt(timeUs, out positiveKilohms, out negativeKilohms);
        PositiveKilohms = positiveKilohms;
    }

    /// <summary>The last samples, oldest first; zeros before the first.</summary>
    internal void CopyLast(Span<int> microvolts)
    {
        for (int i = 0; i < microvolts.Length; i++)
        {
            long at = _count - microvolts.Length + i;
            microvolts[i] = at < 0 ? 0 : _ring[at % RingSamples];
        }
    }
}
