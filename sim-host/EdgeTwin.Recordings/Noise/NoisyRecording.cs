using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Noise;

/// <summary>A recording with calibrated noise added to each signal, as WFDB's nst(1) makes them. Its signal i gets the noise record's signal i, modulo their number.</summary>
public sealed class NoisyRecording : IRecording
{
    private readonly IRecording _clean;
    private readonly IRecording _noise;
    private readonly IReadOnlyList<Annotation> _reference;
    private readonly double _snrDb;

    /// <summary>Takes <paramref name="clean"/> over; <paramref name="noise"/> stays the caller's and must stay open.</summary>
    /// <param name="clean">The ECG.</param>
    /// <param name="reference">Its beats: their size is what the noise is measured by.</param>
    /// <param name="noise">The noise, such as nstdb's <c>ma</c>.</param>
    /// <param name="snrDb">Signal-to-noise ratio in the noisy stretches, dB.</param>
    /// <exception cref="InputException">The noise record holds no signal.</exception>
    public NoisyRecording(IRecording clean, IReadOnlyList<Annotation> reference, IRecording noise, double snrDb)
    {
        if (noise.Signals.Count == 0)
        {
            throw new InputException(noise.Name, "", "it holds no signal that could be noise", "name a noise record such as nstdb's ma");
        }
        _clean = clean;
        _reference = reference;
        _noise = noise;
        _snrDb = snrDb;
    }

    /// <inheritdoc/>
    public string Name => _clean.Name;

    /// <inheritdoc/>
    public double SamplingFrequencyHz => _clean.SamplingFrequencyHz;

    /// <inheritdoc/>
    public IReadOnlyList<SignalInfo> Signals => _clean.Signals;

    /// <inheritdoc/>
    public DateTimeOffset? StartTime => _clean.StartTime;

    /// <inheritdoc/>
    public IReadOnlyList<string> Comments => _clean.Comments;

    /// <inheritdoc/>
    /// <exception cref="InputException">The signal holds no normal beat to measure the noise by, or the noise no second.</exception>
    public ISignalReader OpenSignal(int index)
    {
        SignalInfo info = _clean.Signals[index];
        double[] signal = _clean.ReadAll(index);
        int noiseIndex = index % _noise.Signals.Count;
        double[] added = _noise.ReadAll(noiseIndex);
        double frequencyHz = info.SamplingFrequencyHz;
        double framesPerAnnotated = frequencyHz / SamplingFrequencyHz;
        IReadOnlyList<Annotation> beats = framesPerAnnotated == 1 ? _reference
            : [.. _reference.Select(one => one with { Sample = (long)(one.Sample * framesPerAnnotated) })];
        double qrs = NoiseCalibration.QrsPeakToPeak(signal, beats, frequencyHz);
        double noiseHz = _noise.Signals[noiseIndex].SamplingFrequencyHz;
        double rms = NoiseCalibration.NoiseRms(added, noiseHz);
        if (qrs <= 0)
        {
            throw new InputException(Name, $"signal {info.Name}", "no annotated normal beat can be measured in it", "a signal-to-noise ratio needs some: leave the record out");
        }
        if (rms <= 0)
        {
            throw new InputException(_noise.Name, "", "it holds no second of noise", "name a noise record such as nstdb's ma");
        }
        return new NoisySignalReader(info, signal, new NoiseMixer(added, noiseHz, frequencyHz, NoiseCalibration.Gain(qrs, rms, _snrDb)));
    }

    /// <inheritdoc/>
    public void Dispose() => _clean.Dispose();
}
