using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Ecg;

public sealed class QrsScoreTests
{
    private const int Trees = 40;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_trees_the_rules_decide(bool isOver)
    {
        QrsScore score = new([3, 0], Features());
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
        QrsScore score = new(Stumps(_ => isBeat ? (sbyte)-90 : (sbyte)90), Features());
        score.Begin(rulesScore, isLowBeat, !isBeat, 10);
        Assert.True(score.Step());
        Assert.Equal(isBeat, score.IsBeat);
        Assert.Equal(!isBeat, score.MayBeMissed);
    }

    [Fact]
    public void A_score_that_is_not_clear_takes_every_tree_once()
    {
        sbyte[] table = Stumps(i => (sbyte)(i % 2 == 0 ? 3 : -3));
        QrsScore score = new(table, Features());
        score.Begin(5, false, false, 30);
        int byRules = score.Value;
        int steps = 1;
        while (!score.Step())
        {
            steps++;
            Assert.True(score.IsOpen);
        }
        Assert.Equal(byRules + TreeEnsemble.Score(table, Features().Values, 0, Trees), score.Value);
        Assert.InRange(steps, 3, 4);
        Assert.False(score.IsOpen);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(-90)]
    public void A_clear_score_stops_after_the_first_trees(sbyte leaf)
    {
        QrsScore score = new(Stumps(_ => leaf), Features());
        score.Begin(5, false, false, 30);
        Assert.True(score.Step());
        Assert.Equal(leaf > 0, score.IsBeat);
    }

    [Fact]
    public void The_rougher_the_signal_the_less_the_rules_say()
    {
        QrsScore score = new(Stumps(_ => 0), Features());
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

    private static QrsFeatures Features() => new(new QrsThreshold(), new QrsTemplates(new QrsFilter()));

    // Trees of depth 1 whose leaves are alike: the features do not matter.
    private static sbyte[] Stumps(Func<int, sbyte> leaf) =>
        [1, Trees, .. Enumerable.Range(0, Trees).SelectMany(i => new sbyte[] { 0, 0, leaf(i), leaf(i) })];
}
