using CsCheck;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Signal;

public sealed class RunningMedianTests
{
    [Fact]
    public void It_is_the_median_of_the_last_values() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[-32767, 32767].Array[1, 80]).Sample((length, values) =>
        {
            RunningMedian median = new(length);
            for (int i = 0; i < values.Length; i++)
            {
                median.Add(values[i]);
                int[] sorted = [.. values[Math.Max(0, i + 1 - length)..(i + 1)].Order()];
                Assert.Equal((sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2, median.Value);
            }
        });
}
