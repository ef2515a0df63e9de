using CsCheck;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Recordings.Tests.Scoring;

public sealed class EpisodeScoreTests
{
    private static readonly Episode[] Reference = [new(100, 200), new(400, 500), new(700, 710)];

    [Fact]
    public void Counts_episodes_by_any_overlap_and_durations_by_frames()
    {
        EpisodeScore score = EpisodeScore.Compare(Reference, [new(150, 250), new(300, 320), new(480, 600)], []);
        Assert.Equal(new Ratio(2, 3), score.Sensitivity);
        Assert.Equal(new Ratio(2, 3), score.PositivePredictivity);
        Assert.Equal(new Ratio(70, 210), score.DurationSensitivity);
        Assert.Equal(new Ratio(70, 240), score.DurationPositivePredictivity);
    }

    [Fact]
    public void What_lies_in_an_excluded_stretch_is_neither_right_nor_wrong()
    {
        EpisodeScore score = EpisodeScore.Compare(Reference, [new(190, 260), new(300, 320)], [new(210, 340)]);
        Assert.Equal(new Ratio(1, 1), score.PositivePredictivity);
        Assert.Equal(new Ratio(10, 20), score.DurationPositivePredictivity);
    }

    [Fact]
    public void Nothing_to_count_is_not_defined()
    {
        EpisodeScore score = EpisodeScore.Compare([], [], []);
        Assert.Null(score.Sensitivity.Percent);
        Assert.Null(score.DurationPositivePredictivity.Percent);
    }

    [Fact]
    public void Records_add_up()
    {
        EpisodeScore sum = new();
        sum.Add(EpisodeScore.Compare(Reference, Reference, []));
        sum.Add(EpisodeScore.Compare(Reference, [], []));
        Assert.Equal(new Ratio(3, 6), sum.Sensitivity);
        Assert.Equal(new Ratio(3, 3), sum.PositivePredictivity);
        Assert.Equal(new Ratio(210, 420), sum.DurationSensitivity);
    }

    [Fact]
    public void Frames_in_common_are_those_that_a_frame_by_frame_count_gives() =>
        Gen.Select(Lists, Lists).Sample((reference, found) =>
        {
            EpisodeScore score = EpisodeScore.Compare(reference, found, []);
            long common = Enumerable.Range(0, 400).LongCount(frame => Holds(reference, frame) && Holds(found, frame));
            return score.DurationSensitivity.Hits == common && score.DurationPositivePredictivity.Hits == common
                && score.DurationSensitivity.Of == Enumerable.Range(0, 400).LongCount(frame => Holds(reference, frame));
        });

    [Fact]
    public void Beats_are_judged_one_by_one()
    {
        BeatwiseScore score = BeatwiseScore.Compare([50, 100, 199, 200, 450, 705, 900], Reference, [new(90, 201), new(890, 950)], [new(700, 720)]);
        Assert.Equal((2, 1, 2, 1), (score.TruePositives, score.FalseNegatives, score.FalsePositives, score.TrueNegatives));
        Assert.Equal(new Ratio(1, 3), score.Specificity);
        score.Add(score);
        Assert.Equal(new Ratio(4, 6), score.Sensitivity);
        Assert.Equal(new Ratio(4, 8), score.PositivePredictivity);
    }

    [Fact]
    public void Rhythm_and_flutter_annotations_make_episodes_and_open_ones_end_with_the_record()
    {
        Annotation[] annotations =
        [
            new(0, AnnotationCode.Rhythm, Aux: "(N"), new(10, AnnotationCode.Rhythm, Aux: "(AFIB"), new(20, AnnotationCode.Normal), new(25, AnnotationCode.Rhythm, Aux: "(AFIB"),
            new(30, AnnotationCode.Rhythm, Aux: "(AFL"), new(40, AnnotationCode.FlutterOn), new(50, AnnotationCode.FlutterOff), new(60, AnnotationCode.Rhythm, Aux: "(AFIB"), new(90, AnnotationCode.FlutterOn),
        ];
        Assert.Equal([new(10, 30), new(60, 100)], EpisodeList.OfRhythm(annotations, "(AFIB", 100));
        Assert.Equal([new(40, 50), new(90, 100)], EpisodeList.OfFlutter(annotations, 100));
        Assert.Equal([new(15, 30), new(60, 70)], EpisodeList.Within(EpisodeList.OfRhythm(annotations, "(AFIB", 100), 15, 70));
    }

    private static Gen<Episode[]> Lists => Gen.Int[1, 20].Array[0, 16].Select(steps =>
    {
        List<Episode> episodes = [];
        int at = 0;
        for (int i = 0; i + 1 < steps.Length; i += 2)
        {
            episodes.Add(new Episode(at + steps[i], at + steps[i] + steps[i + 1]));
            at += steps[i] + steps[i + 1];
        }
        return episodes.ToArray();
    });

    private static bool Holds(Episode[] episodes, int frame) => Array.Exists(episodes, one => frame >= one.Start && frame < one.End);
}
