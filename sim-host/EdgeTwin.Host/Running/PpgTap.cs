using EdgeTwin.Host.Page;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Host.Running;

/// <summary>Stands between a wearer's skin and the simulated light sensor, and notes the infrared light: the other way round, so that a pulse points up.</summary>
internal sealed class PpgTap(IPpgInput inner, SampleRing ring) : IPpgInput, IPpgSurroundings
{
    private readonly IPpgSurroundings? _surroundings = inner as IPpgSurroundings;
    private readonly long _stepUs = 1_000_000 / ring.Hz;
    private long _nextUs;

    /// <inheritdoc/>
    public void At(long timeUs, out int redPicoamps, out int irPicoamps)
    {
        inner.At(timeUs, out redPicoamps, out irPicoamps);
        if (timeUs >= _nextUs)
        {
            // After a stretch in which the sensor did not convert, its grid begins anew.
            _nextUs = timeUs > _nextUs + _stepUs ? timeUs + _stepUs : _nextUs + _stepUs;
            ring.Add(-irPicoamps);
        }
    }

    /// <inheritdoc/>
    public double AmbientPicoampsAt(long timeUs) => _surroundings?.AmbientPicoampsAt(timeUs) ?? 0;

    /// <inheritdoc/>
    public int DieSixteenthsAt(long timeUs) => _surroundings?.DieSixteenthsAt(timeUs) ?? UsualDieSixteenths;

    private const int UsualDieSixteenths = 25 * 16;
}
