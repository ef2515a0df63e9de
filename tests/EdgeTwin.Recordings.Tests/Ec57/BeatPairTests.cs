using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Recordings.Tests.Ec57;

public sealed class BeatPairTests
{
    private static readonly BeatClass[] All = Enum.GetValues<BeatClass>();

    [Fact]
    public void The_cells_that_count_are_those_in_the_denominators_of_V_and_S()
    {
        foreach (BeatClass reference in All)
        {
            foreach (BeatClass test in All.Where(one => one is not (BeatClass.None or BeatClass.Shutdown) || reference is not (BeatClass.None or BeatClass.Shutdown)))
            {
                BeatMatrix matrix = new();
                matrix.Count(reference, test);
                bool isCounted = IsMissed(matrix.VebSensitivity) || IsMissed(matrix.VebPositivePredictivity) || IsMissed(matrix.SvebSensitivity) || IsMissed(matrix.SvebPositivePredictivity);
                Assert.True(isCounted == BeatPair.IsClassError(reference, test), $"{reference} as {test}");
            }
        }

        static bool IsMissed(Ratio ratio) => ratio.Hits < ratio.Of;
    }

    [Fact]
    public void Each_count_of_the_matrix_has_its_place()
    {
        Annotation[] truth = [new(110_000, 1), new(110_300, 5), new(110_600, 1)];
        Annotation[] found = [new(110_010, 1), new(110_450, 5), new(110_601, 9)];
        List<BeatPair> pairs = [];
        BeatComparison.Compare(truth, found, 360, new ComparisonOptions { EndFrame = 200_000 }, pairs);
        Assert.Equal(
            [
                new(110_000, BeatClass.Normal, BeatClass.Normal), new(110_300, BeatClass.Ventricular, BeatClass.None),
                new(110_450, BeatClass.None, BeatClass.Ventricular), new(110_600, BeatClass.Normal, BeatClass.Supraventricular),
            ], pairs);
        Assert.Equal([false, true, true, true], pairs.Select(one => one.IsError));
    }
}
