using EdgeTwin.Core.Ecg;
using EdgeTwin.Host.Training;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Tests.Training;

public sealed class LabelledBeatTests
{
    [Fact]
    public void A_beat_has_the_class_of_the_nearest_within_150_ms()
    {
        // 360 frames are 250 samples: frame 360 is sample 250.
        Assert.Equal(
            [BeatClass.Ventricular, BeatClass.None, BeatClass.Supraventricular],
            Classes([252, 400, 530], new Annotation(360, 5), new Annotation(700, 28), new Annotation(720, 8)));
    }

    [Fact]
    public void A_beat_of_the_reference_labels_one()
    {
        Assert.Equal([BeatClass.None, BeatClass.Normal], Classes([225, 248], new Annotation(360, 1)));
        Assert.Equal([BeatClass.None], Classes([300], new Annotation(360, 1)));
    }

    private static IEnumerable<BeatClass> Classes(long[] samples, params Annotation[] reference) =>
        LabelledBeat.Of(new DesignRecord("one", "one", [], [], 360, 1000, reference), [.. samples.Select(sample => new SeenBeat(sample, BeatKind.Normal, null, false))])
            .Select(beat => beat.Class);
}
