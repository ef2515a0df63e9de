using CsCheck;
using EdgeTwin.Core.Beats;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Beats;

public sealed class BeatShapeTests
{
    private const int Peak = 200;

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void The_centre_of_a_symmetric_complex_is_its_peak(int halfWidth)
    {
        BeatShape shape = Measure(halfWidth, 1000, Peak);
        Assert.InRange(shape.CentreOffset, -1, 1);
    }

    [Fact]
    public void The_centre_does_not_depend_on_which_sample_was_called_the_peak()
    {
        int right = Measure(12, 900, Peak).CentreOffset;
        Assert.InRange(Measure(12, 900, Peak - 6).CentreOffset - right, 5, 7);
    }

    [Fact]
    public void A_wide_complex_is_wide_whatever_its_size()
    {
        int narrow = Measure(8, 1000, Peak).Width;
        int wide = Measure(20, 1000, Peak).Width;
        Assert.InRange(wide - narrow, 18, 30);
        Assert.InRange(Measure(20, 4000, Peak).Width - wide, -1, 1);
    }

    [Fact]
    public void A_form_has_no_mean_and_turns_with_the_polarity()
    {
        BeatShape up = Measure(10, 1200, Peak);
        BeatShape down = Measure(10, -1200, Peak);
        Assert.InRange(up.Form.Sum(point => point), -BeatShape.Points, BeatShape.Points);
        Assert.InRange(down.Size - up.Size, -BeatShape.Points, BeatShape.Points);
        Assert.Equal(up.Form.Length, up.Form.Zip(down.Form).Count(pair => Math.Abs(pair.First + pair.Second) <= 2));
    }

    [Fact]
    public void Any_signal_is_measured_without_leaving_its_bounds() => Gen.Short.Array[300, 1100].Sample(samples =>
    {
        EcgHistory ecg = new(false);
        foreach (short sample in samples)
        {
            ecg.Push(sample);
        }
        BeatShape shape = new(ecg);
        shape.Centre(Peak);
        shape.MeasureWidth(Peak + shape.CentreOffset);
        shape.Take(Peak + shape.CentreOffset);
        return shape.CentreOffset is >= -28 and <= 36 && shape.Width is >= 1 and <= 89 && shape.Size >= 0;
    });

    private static BeatShape Measure(int halfWidth, int height, int peak)
    {
        EcgHistory ecg = new(false);
        for (int i = 0; i < 400; i++)
        {
            ecg.Push(height * Math.Max(0, halfWidth - Math.Abs(i - Peak)) / halfWidth);
        }
        BeatShape shape = new(ecg);
        shape.Centre(peak);
        shape.MeasureWidth(peak + shape.CentreOffset);
        shape.Take(peak + shape.CentreOffset);
        return shape;
    }
}
