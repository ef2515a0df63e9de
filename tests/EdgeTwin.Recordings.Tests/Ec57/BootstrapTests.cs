using CsCheck;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Recordings.Tests.Ec57;

public sealed class BootstrapTests
{
    [Fact]
    public void One_record_says_nothing_of_others()
    {
        Assert.Null(Bootstrap.Interval([]));
        Assert.Null(Bootstrap.Interval([new Ratio(9, 10)]));
        Assert.Null(Bootstrap.Interval([new Ratio(9, 10), new Ratio(0, 0)]));
    }

    [Fact]
    public void Equal_records_leave_no_width() => Assert.Equal((90.0, 90.0), Bootstrap.Interval([.. Enumerable.Repeat(new Ratio(9, 10), 20)]));

    [Fact]
    public void The_interval_is_that_of_the_mean_of_independent_records()
    {
        // Half of 100 records at 100 %, half at 0: a standard error of 5, so 40 to 60.
        (double low, double high) = Bootstrap.Interval([.. Enumerable.Range(0, 100).Select(i => new Ratio(i % 2 * 10, 10))])!.Value;
        Assert.Equal(40, low, 1.5);
        Assert.Equal(60, high, 1.5);
    }

    [Fact]
    public void It_is_the_same_each_time_and_holds_the_figure() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[50, 90]).Array[2, 30].Sample(counts =>
        {
            Ratio[] records = [.. counts.Select(one => new Ratio(one.Item1, one.Item2))];
            (double low, double high) = Bootstrap.Interval(records)!.Value;
            Assert.Equal((low, high), Bootstrap.Interval(records));
            double gross = 100.0 * records.Sum(one => one.Hits) / records.Sum(one => one.Of);
            Assert.InRange(gross, low - 1e-9, high + 1e-9);
        }, iter: 30);
}
