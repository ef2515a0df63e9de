namespace EdgeTwin.Recordings.Resampling;

/// <summary>
/// A source's rate against the twin's 250 Hz as a reduced fraction, so that the time of sample 21 600 000 is as exact as that of sample 1.
/// Rates are taken to the micro-hertz: over 24 h that is under 0.2 ms at any rate of an ECG.
/// </summary>
/// <param name="Source">Source frames in <paramref name="Twin"/> samples.</param>
/// <param name="Twin">Samples at 250 Hz in <paramref name="Source"/> frames.</param>
internal readonly record struct RateRatio(long Source, long Twin)
{
    internal const int TwinHz = 250;
    private const long MicrohertzPerHertz = 1_000_000;

    internal static RateRatio Of(double sourceHz)
    {
        long source = (long)Math.Round(sourceHz * MicrohertzPerHertz);
        long twin = TwinHz * MicrohertzPerHertz;
        ArgumentOutOfRangeException.ThrowIfLessThan(source, 1, nameof(sourceHz));
        long a = source;
        long b = twin;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }
        return new RateRatio(source / a, twin / a);
    }

    /// <summary>Number of 250 Hz samples whose time lies before source frame <paramref name="frame"/>: also the first one at or after it.</summary>
    internal long SamplesBefore(long frame) => (long)((((Int128)frame * Twin) + Source - 1) / Source);
}
