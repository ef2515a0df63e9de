using CsCheck;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Signal;

public sealed class Median8Tests
{
    [Fact]
    public void Equals_the_median_of_the_last_eight() =>
        Gen.Int[0, 1_000_000].Array[8, 40].Sample(values =>
        {
            Median8 median = new();
            foreach (int value in values)
            {
                median.Add(value);
            }
            int[] last = [.. values.TakeLast(8).Order()];
            Assert.Equal((last[3] + last[4]) / 2, median.Value);
            Assert.Equal((last[2] + last[3] + last[4] + last[5]) / 4, median.MidMean);
        });

    [Fact]
    public void Cap_lowers_what_is_over_it_and_nothing_else()
    {
        Median8 median = new();
        for (int i = 1; i <= 8; i++)
        {
            median.Add(i * 10);
        }
        median.Cap(45);
        Assert.Equal(42, median.Value);
        median.Cap(100);
        Assert.Equal(42, median.Value);
    }
}
