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
        score.Begin(isOver, false, 90);
        Assert.True(score.Step());
        Assert.Equal(isOver, score.IsBeat);
    }

    [Fact]
    public void A_score_that_is_not_clear_takes_every_tree_once()
    {
        sbyte[] table = Stumps(i => (sbyte)(i % 2 == 0 ? 3 : -3));
        QrsScore score = new(table, Features());
        score.Begin(true, false, 0);
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
        score.Begin(true, false, 0);
        Assert.True(score.Step());
        Assert.Equal(leaf > 0, score.IsBeat);
    }

    [Fact]
    public void The_rougher_the_signal_the_less_the_rules_say()
    {
        QrsScore score = new(Stumps(_ => 0), Features());
        int widest = int.MaxValue;
        for (int roughness = 0; roughness <= 60; roughness += 5)
        {
            score.Begin(true, false, roughness);
            int over = score.Value;
            score.Begin(false, false, roughness);
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
