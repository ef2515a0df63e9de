namespace EdgeTwin.Recordings.Resampling;

/// <summary>What <see cref="EcgResampler.Read"/> delivered: samples, or a gap, or the end (both 0). Never samples and a gap at once.</summary>
/// <param name="Samples">Samples written to the caller's buffer.</param>
/// <param name="GapSamples">Length of a stretch without signal, in samples of 250 Hz.</param>
public readonly record struct ResampledBlock(int Samples, int GapSamples)
{
    /// <summary>True at the end of the signal.</summary>
    public bool IsEnd => Samples == 0 && GapSamples == 0;
}
