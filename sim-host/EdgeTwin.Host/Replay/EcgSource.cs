using EdgeTwin.Core;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Host.Replay;

/// <summary>A signal of a recording, resampled to 250 Hz and whole microvolts.</summary>
internal sealed class EcgSource : ISampleSource
{
    private readonly ISignalReader _reader;
    private readonly EcgResampler _resampler;
    private int _gap;

    /// <summary>Takes <paramref name="reader"/> over.</summary>
    internal EcgSource(string file, ISignalReader reader)
    {
        _reader = reader;
        try
        {
            _resampler = new EcgResampler(reader, UnitConversion.RequireMicrovoltsPer(file, reader.Signal));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
        SampleCount = reader.Signal.SampleCount is { } frames ? (long)(frames * Limits.SampleRateHz / reader.Signal.SamplingFrequencyHz) : null;
    }

    /// <inheritdoc/>
    public long? SampleCount { get; }

    /// <inheritdoc/>
    public int Read(Span<int> microvolts)
    {
        if (_gap == 0)
        {
            ResampledBlock block = _resampler.Read(microvolts);
            if (block.Samples > 0)
            {
                return block.Samples;
            }
            _gap = block.GapSamples;
        }
        int missing = Math.Min(_gap, microvolts.Length);
        microvolts[..missing].Fill(ISampleSource.Missing);
        _gap -= missing;
        return missing;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
