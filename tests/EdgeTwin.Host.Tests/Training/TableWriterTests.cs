using EdgeTwin.Host.Training;

namespace EdgeTwin.Host.Tests.Training;

public class TableWriterTests
{
    [Fact]
    public void Writes_a_class_with_its_tables()
    {
        string text = TableWriter.Write("EdgeTwin.Core.Beats", "SomeTable", "What it is.", ("Trees", "The trees.", [1, -2, 3]));
        Assert.Equal("""
            // Written by `edgetwin train`, do not edit: `edgetwin train --check` tells whether it is what the training gives.
            namespace EdgeTwin.Core.Beats
            {
                /// <summary>What it is.</summary>
                internal static class SomeTable
                {
                    /// <summary>The trees.</summary>
                    internal static sbyte[] Trees()
                    {
                        return new sbyte[]
                        {
                            1, -2, 3,
                        };
                    }
                }
            }

            """.ReplaceLineEndings("\n"), text);
    }
}
