using EdgeTwin.Host.Training;

namespace EdgeTwin.Host.Tests.Training;

public class TreeTrainerTests
{
    [Fact]
    public void Learns_what_no_single_split_can_tell()
    {
        (sbyte[][] rows, bool[] isPositive) = ExclusiveOr(2000);
        TreeTable trees = new(TreeTrainer.Fit(rows, isPositive, Ones(rows), new TreeOptions { Trees = 20, Depth = 2 }), 20);
        int right = rows.Where((row, i) => trees.Score(row, 0) > 0 == isPositive[i]).Count();
        Assert.True(right > 1980, $"{right} of 2000");
    }

    [Fact]
    public void Leaves_of_one_tree_are_log_odds_of_the_rows_that_reach_them()
    {
        // 100 rows at 0, 20 of them positive; 100 at 1, 80 of them positive. A Newton step from even odds: (80 - 50) / 25 = 1.2 nats.
        sbyte[][] rows = [.. Enumerable.Range(0, 200).Select(i => new[] { (sbyte)(i / 100) })];
        bool[] isPositive = [.. Enumerable.Range(0, 200).Select(i => i % 100 < (i < 100 ? 20 : 80))];
        sbyte[] table = TreeTrainer.Fit(rows, isPositive, Ones(rows), new TreeOptions { Trees = 1, Depth = 1, LearningRate = 1, L2 = 0, MinLeafWeight = 1 });
        Assert.Equal([1, 1, 0, 0, -77, 77], table);
        Assert.Equal((-77, 77), (new TreeTable(table, 1).Score([0], 0), new TreeTable(table, 1).Score([1], 0)));
    }

    [Fact]
    public void A_sum_shared_among_samples_is_the_whole_sum()
    {
        (sbyte[][] rows, bool[] isPositive) = ExclusiveOr(500);
        sbyte[] table = TreeTrainer.Fit(rows, isPositive, Ones(rows), new TreeOptions { Trees = 12, Depth = 3 });
        TreeTable parts = new(table, 5);
        Assert.Equal((12, 3), (parts.Trees, parts.Parts));
        Assert.All(rows, row => Assert.Equal(new TreeTable(table, 12).Score(row, 0), Enumerable.Range(0, parts.Parts).Sum(part => parts.Score(row, part))));
    }

    [Fact]
    public void No_leaf_is_thinner_than_the_least_weight()
    {
        (sbyte[][] rows, bool[] isPositive) = ExclusiveOr(100);
        sbyte[] table = TreeTrainer.Fit(rows, isPositive, Ones(rows), new TreeOptions { Trees = 1, Depth = 1, MinLeafWeight = 51 });
        // No split leaves 51 of 100 rows on both sides: all go left, and even odds are worth nothing.
        Assert.Equal(sbyte.MaxValue, table[3]);
        Assert.Equal(0, table[5]);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(2, 0.880797077977882)]
    [InlineData(-7.5, 0.000552778636923600)]
    public void The_logistic_function_is_right_to_nine_digits(double x, double expected)
    {
        Assert.Equal(expected, Logistic.Of(x), expected * 1e-8);
        Assert.Equal(x, Logistic.LogOdds(expected), 1e-6);
    }

    private static float[] Ones(sbyte[][] rows) => [.. rows.Select(_ => 1f)];

    private static (sbyte[][] Rows, bool[] IsPositive) ExclusiveOr(int count)
    {
        Random random = new(1);
        sbyte[][] rows = [.. Enumerable.Range(0, count).Select(_ => new[] { (sbyte)random.Next(-100, 100), (sbyte)random.Next(-100, 100), (sbyte)random.Next(-100, 100) })];
        return (rows, [.. rows.Select(row => row[0] > 10 != row[2] > -20)]);
    }
}
