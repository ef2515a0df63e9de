using EdgeTwin.Host.Training;

namespace EdgeTwin.Host.Tests.Training;

public class TableWriterTests
{
    // Depth 2: the second tree's root splits at what no byte is over, and the third's right child has two leaves alike.
    private static readonly TreeTable Trees = new(
        [2, 3, 0, 10, 1, -20, 2, 30, 1, 2, 3, 4, 0, 127, 1, 5, 0, 0, 5, 6, 0, 0, 3, 0, 1, 8, 1, 9, 7, 8, 9, 9], 2);

    [Fact]
    public void Writes_a_class_with_its_trees_in_parts()
    {
        string text = TableWriter.Write("EdgeTwin.Core.Beats", "SomeTrees", "What they are.", ("All", "All against none.", Trees));
        Assert.Equal("""
            // Written by `edgetwin train`, do not edit: `edgetwin train --check` tells whether it is what the training gives.
            using EdgeTwin.Core.Signal;

            namespace EdgeTwin.Core.Beats
            {
                /// <summary>What they are.</summary>
                internal static class SomeTrees
                {
                    /// <summary>All against none.</summary>
                    internal sealed class All : TreeEnsemble
                    {
                        public override int Parts
                        {
                            get { return 2; }
                        }

                        public override int Score(sbyte[] f, int part)
                        {
                            switch (part)
                            {
                                case 0:
                                    return Part0(f);
                                default:
                                    return Part1(f);
                            }
                        }

                        private static int Part0(sbyte[] f)
                        {
                            return (f[0] > 10 ? (f[2] > 30 ? 4 : 3) : (f[1] > -20 ? 2 : 1))
                                + (f[1] > 5 ? 6 : 5);
                        }

                        private static int Part1(sbyte[] f)
                        {
                            return (f[3] > 0 ? 9 : (f[1] > 8 ? 8 : 7));
                        }
                    }
                }
            }

            """.ReplaceLineEndings("\n"), text);
    }

    [Theory]
    [InlineData(11, -30, 31, 0, 4 + 5, 7)]
    [InlineData(10, 6, 31, 1, 2 + 6, 9)]
    [InlineData(10, 9, 0, 0, 2 + 6, 8)]
    public void A_table_scores_as_its_code_reads(sbyte f0, sbyte f1, sbyte f2, sbyte f3, int first, int second)
    {
        sbyte[] features = [f0, f1, f2, f3];
        Assert.Equal((first, second), (Trees.Score(features, 0), Trees.Score(features, 1)));
    }
}
