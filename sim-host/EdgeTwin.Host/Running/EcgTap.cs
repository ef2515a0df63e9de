using EdgeTwin.Host.Page;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Host.Running;

/// <summary>Stands between a heart and the simulated front end and remembers the last seconds, so that a person can see what the device sees.</summary>
internal sealed class EcgTap(IEcgInput inner, SampleRing ring) : IEcgInput, IElectrodes
{
    private readonly IElectrodes? _electrodes = inner as IElectrodes;

    /// <summary>Impedance of the positive electrode at the last conversion, kiloohms: the simulator's truth, which no front end measures.</summary>
    internal int PositiveKilohms { get; private set; } = IElectrodes.FreshKilohms;

    /// <inheritdoc/>
    public int MicrovoltsAt(long timeUs)
    {
        int microvolts = inner.MicrovoltsAt(timeUs);
        ring.Add(microvolts);
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
        microvolts.Clear();
        long from = ring.Count - microvolts.Length;
        int missing = (int)Math.Max(0, -from);
        ring.Copy(ref from, microvolts[missing..]);
    }
}
