using CsCheck;
using EdgeTwin.Host.Page;

namespace EdgeTwin.Page.Tests.Desk;

public sealed class BookTests
{
    [Fact]
    public void A_day_and_a_year_of_trends_take_the_same_room()
    {
        TrendBook book = new();
        for (double at = 0; at < 400_000; at++)
        {
            book.Add(new TrendPoint(at, 70, null, 90));
        }
        TrendPoint[] points = [.. book.Points];
        Assert.InRange(points.Length, 2000, 2160);
        Assert.Equal(points.OrderBy(point => point.AtS), points);
        // A day, its last hour in fine steps.
        Assert.InRange(points[^1].AtS - points[0].AtS, 85_000, 87_000);
        Assert.InRange(points[^1].AtS - points[^2].AtS, 5, 5);
        book.Add(new TrendPoint(3, 70, null, 90));
        Assert.Single(book.Points);
    }

    [Fact]
    public void A_ring_gives_back_what_went_in_from_wherever_it_is_asked() => Gen.Select(Gen.Int[0, 400], Gen.Int[-50, 450], Gen.Int[1, 80]).Sample((count, from, most) =>
    {
        SampleRing ring = new(250, 128);
        for (int i = 0; i < count; i++)
        {
            ring.Add(i);
        }
        int[] into = new int[most];
        long first = from;
        int copied = ring.Copy(ref first, into);
        // The newest that fit and are held; never older than was asked for.
        Assert.Equal(Math.Max(0, Math.Min(Math.Min(most, 64), count - Math.Max(from, 0))), copied);
        Assert.Equal(Enumerable.Range(count - copied, copied), into.Take(copied));
    });
}
