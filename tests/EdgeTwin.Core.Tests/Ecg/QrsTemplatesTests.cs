using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Tests.Support;

namespace EdgeTwin.Core.Tests.Ecg;

public sealed class QrsTemplatesTests
{
    private readonly FilterBench _bench = new(1);
    private readonly QrsTemplates _templates;

    public QrsTemplatesTests() => _templates = new QrsTemplates(_bench.Filter);

    [Theory]
    [InlineData(200)]
    [InlineData(1500)]
    [InlineData(20000)]
    public void The_same_shape_at_any_size_is_alike_and_upside_down_it_is_the_opposite(int size)
    {
        Beat(1000, 0);
        _templates.Learn();
        Beat(size, 0);
        Assert.InRange(_templates.FirstPercent, 97, 100);
        Beat(-size, 0);
        Assert.InRange(_templates.FirstPercent, -100, -97);
    }

    [Fact]
    public void Another_shape_becomes_the_second_and_the_first_where_it_stays()
    {
        Beat(1000, 0);
        _templates.Learn();
        Beat(1000, 14);
        Assert.InRange(_templates.FirstPercent, -100, 60);
        _templates.Learn();
        Beat(1000, 14);
        Assert.InRange(_templates.BestPercent, 97, 100);
        Assert.True(_templates.FirstPercent < _templates.BestPercent);
        for (int i = 0; i < 12; i++)
        {
            _templates.Learn();
            Beat(1000, 14);
        }
        Assert.Equal(_templates.BestPercent, _templates.FirstPercent);
    }

    [Fact]
    public void Signal_that_is_gone_is_like_nothing_and_teaches_nothing()
    {
        int at = Beat(1000, 0);
        _templates.Learn();
        for (int i = 0; i < 100; i++)
        {
            _bench.Push(0);
        }
        _templates.Compare(_bench.N, at);
        Assert.Equal((0, 0), (_templates.FirstPercent, _templates.BestPercent));
        _templates.Learn();
        Beat(1000, 0);
        Assert.InRange(_templates.FirstPercent, 97, 100);
    }

    // A triangle of 9 samples and, where asked for, a second that many samples later. Returns the sample of its largest energy.
    private int Beat(int size, int secondAfter)
    {
        int start = _bench.N;
        int best = 0;
        int bestSample = 0;
        for (int i = 0; i < 80; i++)
        {
            int value = Triangle(i - 10, size) + (secondAfter > 0 ? Triangle(i - 10 - secondAfter, -size) : 0);
            int energy = _bench.Push(value);
            if (energy > best)
            {
                best = energy;
                bestSample = _bench.N;
            }
        }
        Assert.True(bestSample > start);
        _templates.Compare(_bench.N, bestSample);
        return bestSample;
    }

    private static int Triangle(int at, int size) => at is < 0 or > 8 ? 0 : size * (4 - Math.Abs(at - 4)) / 4;
}
