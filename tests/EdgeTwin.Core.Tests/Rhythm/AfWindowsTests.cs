using CsCheck;
using EdgeTwin.Core.Rhythm;

namespace EdgeTwin.Core.Tests.Rhythm;

public sealed class AfWindowsTests
{
    private const int Half = 31;

    [Fact]
    public void Windows_that_move_hold_what_windows_anew_hold() =>
        Gen.Int[250, 1800].Array[1, 300].Sample(rr =>
        {
            RrSeries series = new();
            AfWindows windows = new(series);
            windows.Clear();
            List<(int Pairs, int Nearest)> all = [];
            for (int k = 0; k < rr.Length; k++)
            {
                series.Add(k * 200L, rr[k], -1);
                all.Add((series.Pairs[k & RrSeries.Mask], series.Nearest[k & RrSeries.Mask]));
                Move(windows, k - AfWindows.LagBeats);
            }
            for (int judged = rr.Length - AfWindows.LagBeats; judged < rr.Length; judged++)
            {
                Move(windows, judged);
                int first = Math.Max(0, judged - Half);
                int last = Math.Min(rr.Length - 1, judged + Half);
                if (last < first)
                {
                    continue;
                }
                int sum = rr[first..(last + 1)].Sum();
                int pairs = all[first..(last + 1)].Sum(one => one.Pairs);
                int[] nearest = [.. all[first..(last + 1)].Select(one => one.Nearest).Order()];
                Assert.Equal((int)(1000000L * pairs / (28 * sum)), windows.IrregularityPermille);
                Assert.Equal(nearest[nearest.Length / 2], windows.NearestPermille);
                Assert.Equal(sum / (last - first + 1), windows.MeanMs);
            }
        });

    [Fact]
    public void Pairs_and_nearest_are_those_of_a_plain_count() =>
        Gen.Int[250, 1800].Array[9, 60].Sample(rr =>
        {
            RrSeries series = new();
            foreach (int one in rr)
            {
                series.Add(0, one, -1);
            }
            int[] medians = [.. rr.Select((one, i) => i < 2 ? one : new[] { one, rr[i - 1], rr[i - 2] }.Order().ElementAt(1)).TakeLast(8)];
            int pairs = medians.Select((a, i) => medians.Skip(i + 1).Count(b => Math.Abs(a - b) >= 30)).Sum();
            int second = rr[^9..^1].Select(one => Math.Abs(one - rr[^1])).Order().ElementAt(1);
            int at = (rr.Length - 1) & RrSeries.Mask;
            Assert.Equal(pairs, series.Pairs[at]);
            Assert.Equal(Math.Min(127, 1000 * second / series.MeanMs), series.Nearest[at]);
        });

    private static void Move(AfWindows windows, int judged)
    {
        windows.LeaveLong(judged);
        windows.EnterLong(judged);
        windows.MoveShort(judged);
    }
}
