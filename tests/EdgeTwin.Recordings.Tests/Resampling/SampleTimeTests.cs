using CsCheck;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Recordings.Tests.Resampling;

public class SampleTimeTests
{
    [Theory]
    [InlineData(360, 250, 360)]
    [InlineData(360, 21_600_000, 31_104_000)]
    [InlineData(257.3, 21_600_000, 22_230_720)]
    [InlineData(250, 21_599_999, 21_599_999)]
    [InlineData(500, 21_599_999, 43_199_998)]
    [InlineData(50, 3, 1)] // 0.6
    [InlineData(125, 1, 1)] // 0.5 goes up
    public void A_sample_maps_to_the_nearest_frame(double fs, long sample, long frame)
        => Assert.Equal(frame, new SampleTime(fs).ToFrame(sample));

    [Fact]
    public void There_and_back_is_the_same_where_the_other_scale_is_finer()
        => Gen.Select(Gen.Int[0, 4].Select(i => new double[] { 250.0, 257.3, 360, 500, 1000 }[i]), Gen.Long[0, 21_600_000])
            .Sample((fs, sample) => new SampleTime(fs).ToSample(new SampleTime(fs).ToFrame(sample)) == sample);

    [Fact]
    public void A_rate_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SampleTime(0));
}
