using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Ecg;

public sealed class QrsScoreTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_trees_the_rules_decide(bool isOver)
    {
        QrsScore score = new(null!, Features());
        score.Begin(isOver ? 0 : -1, false, false, 90);
        Assert.True(score.Step());
        Assert.Equal(isOver, score.IsBeat);
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(-1, false, false)]
    [InlineData(-1, true, true)]
    public void In_smooth_signal_the_rules_decide_whatever_the_trees_say(int rulesScore, bool isLowBeat, bool isBeat)
    {
        QrsScore score = new(new Same(4, isBeat ? -1000 : 1000), Features());
        score.Begin(rulesScore, isLowBeat, !isBeat, 10);
        Assert.True(score.Step());
        Assert.Equal(isBeat, score.IsBeat);
        Assert.Equal(!isBeat, score.MayBeMissed);
    }

    [Fact]
    public void A_score_that_is_not_clear_takes_every_part_once()
    {
        QrsScore score = new(new Same(4, 3), Features());
        score.Begin(5, false, false, 30);
        int byRules = score.Value;
        int steps = 1;
        while (!score.Step())
        {
            steps++;
            Assert.True(score.IsOpen);
        }
        Assert.Equal(byRules + (4 * 3), score.Value);
        Assert.Equal(4, steps);
        Assert.False(score.IsOpen);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void A_clear_score_stops_after_the_first_part(int sum)
    {
        QrsScore score = new(new Same(4, sum), Features());
        score.Begin(5, false, false, 30);
        Assert.True(score.Step());
        Assert.Equal(sum > 0, score.IsBeat);
    }

    [Fact]
    public void The_rougher_the_signal_the_less_the_rules_say()
    {
        QrsScore score = new(new Same(4, 0), Features());
        int widest = int.MaxValue;
        for (int roughness = 21; roughness <= 60; roughness += 5)
        {
            score.Begin(5, false, false, roughness);
            int over = score.Value;
            score.Begin(-5, false, false, roughness);
            Assert.InRange(over - score.Value, 0, widest);
            widest = over - score.Value;
        }
        Assert.Equal(0, widest);
    }

    private static QrsFeatures Features() => new(new QrsThreshold(), new QrsTemplates(new QrsFilter(new EcgHistory(false))));

    // Trees that say the same of all.
    private sealed class Same(int parts, int sum) : TreeEnsemble
    {
        public override int Parts => parts;

        public override int Score(sbyte[] features, int part) => sum;
    }
}
