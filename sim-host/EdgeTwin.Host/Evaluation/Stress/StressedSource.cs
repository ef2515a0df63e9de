using EdgeTwin.Core;
using EdgeTwin.Host.Replay;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Evaluation.Stress;

/// <summary>A trace with what <see cref="StressOptions"/> do to its samples: gain and polarity first, then hum, which the amplifier adds whatever the electrodes do.</summary>
internal sealed class StressedSource(ISampleSource source, StressOptions options) : ISampleSource
{
    private readonly double _factor = options.IsInverted ? -options.Gain : options.Gain;
    private readonly double _step = options.HumHz / Limits.SampleRateHz;
    private double _turn;

    /// <inheritdoc/>
    public long? SampleCount => source.SampleCount;

    /// <inheritdoc/>
    public int Read(Span<int> microvolts)
    {
        int read = source.Read(microvolts);
        for (int i = 0; i < read; i++)
        {
            // Time goes on through what is missing.
            double hum = options.HumHz > 0 ? options.HumUv * PlainMath.Sin(_turn) : 0;
            _turn += _step;
            _turn -= Math.Floor(_turn);
            if (microvolts[i] != ISampleSource.Missing)
            {
                microvolts[i] = (int)Math.Clamp(Math.Round((microvolts[i] * _factor) + hum), -int.MaxValue, int.MaxValue);
            }
        }
        return read;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
