using CsCheck;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Recordings.Tests.Scoring;

public sealed class StEpisodeListTests
{
    // As in edb's e0103: both signals, one within the other, and one that lasts to the record's end.
    private static readonly Annotation[] Some =
    [
        Change(100, "(ST0-"), Change(150, "(ST1+"), Change(200, "AST0-250"), Change(220, "AST1+300"), Change(300, "ST0-)"), Change(320, "(T0+"), Change(340, "ST1+)"),
        new(350, AnnotationCode.Normal), Change(400, "(ST0+"), Change(700, "AST0+100"),
    ];

    private static readonly string[] Texts = ["(ST0+", "ST0+)", "AST0+90", "(ST0-", "AST0-", "ST0", "(ST", "AST0+99999999999", "\u0000", "(ST1+"];

    [Fact]
    public void Episodes_of_one_signal_have_their_onset_extremum_and_end()
    {
        Assert.Equal([new(new(100, 300), 200), new(new(400, 1000), 700)], StEpisodeList.Of(Some, 0, 1000));
        Assert.Equal([new PeakedEpisode(new(150, 340), 220)], StEpisodeList.Of(Some, 1, 1000));
        Assert.Empty(StEpisodeList.Of(Some, 2, 1000));
    }

    [Fact]
    public void Without_an_extremum_its_middle_stands_for_it() =>
        Assert.Equal([new PeakedEpisode(new(10, 30), 20)], StEpisodeList.Of([Change(10, "(ST0+"), Change(30, "ST0+)")], 0, 100));

    [Fact]
    public void Beats_rhythms_and_T_waves_alone_are_no_annotation_of_ST()
    {
        Assert.True(StEpisodeList.IsAnnotated(Some));
        Assert.False(StEpisodeList.IsAnnotated([new(5, AnnotationCode.Normal), new(6, AnnotationCode.Rhythm, Aux: "(ST0+"), Change(7, "(T0-"), Change(8, "")]));
    }

    [Fact]
    public void Whatever_the_texts_are_episodes_are_ordered_and_within_the_record() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, Texts.Length - 1]).Select((at, text) => (at, Texts[text])).Array[0, 40].Sample(drawn =>
        {
            IReadOnlyList<PeakedEpisode> found = StEpisodeList.Of(drawn.OrderBy(one => one.Item1).Select(one => Change(one.Item1, one.Item2)), 0, 500);
            Assert.All(found, one => Assert.InRange(one.Span.End, one.Span.Start, 500));
            Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        });

    [Fact]
    public void One_is_matched_by_its_extremum_or_by_half_of_its_length()
    {
        PeakedEpisode[] truth = [new(new(100, 200), 150), new(new(400, 500), 490)];
        // Holds the first's extremum; less than half of the second, and not its extremum; touches nothing.
        EpisodeScore score = EpisodeScore.Compare(truth, [new(new(140, 160), 141), new(new(350, 440), 360), new(new(600, 620), 610)]);
        Assert.Equal(new Ratio(1, 2), score.Sensitivity);
        Assert.Equal(new Ratio(1, 3), score.PositivePredictivity);
        Assert.Equal(new Ratio(60, 200), score.DurationSensitivity);
        Assert.Equal(new Ratio(1, 2), EpisodeScore.Compare(truth, [new(new(400, 450), 420)]).Sensitivity);
    }

    private static Annotation Change(long at, string text) => new(at, AnnotationCode.StChange, Aux: text);
}
