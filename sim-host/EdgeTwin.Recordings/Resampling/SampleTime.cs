namespace EdgeTwin.Recordings.Resampling;

/// <summary>Turns the twin's 250 Hz sample numbers into frames of the record, and back: to the nearest, halves up, exact over days.</summary>
public sealed class SampleTime
{
    private readonly RateRatio _ratio;

    /// <summary>For a record of <paramref name="framesHz"/> frames a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public SampleTime(double framesHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesHz);
        _ratio = RateRatio.Of(framesHz);
    }

    /// <summary>The frame nearest to 250 Hz sample <paramref name="sample"/>.</summary>
    public long ToFrame(long sample) => Nearest(sample, _ratio.Source, _ratio.Twin);

    /// <summary>The 250 Hz sample nearest to frame <paramref name="frame"/>.</summary>
    public long ToSample(long frame) => Nearest(frame, _ratio.Twin, _ratio.Source);

    private static long Nearest(long value, long multiply, long divide)
    {
        Int128 doubled = ((Int128)2 * value * multiply) + divide;
        Int128 divisor = (Int128)2 * divide;
        Int128 quotient = doubled / divisor;
        return (long)(doubled < 0 && quotient * divisor != doubled ? quotient - 1 : quotient);
    }
}
