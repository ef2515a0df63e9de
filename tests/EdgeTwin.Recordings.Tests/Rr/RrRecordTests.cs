using CsCheck;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Rr;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Recordings.Tests.Rr;

public sealed class RrRecordTests : IDisposable
{
    private const string Good = "0\t0.244\t61\n61\t0.556\t200\n400\t0.632\t558\n";
    private readonly ScratchFolder folder = new();

    [Fact]
    public void Intervals_become_beats_and_a_hole_stays_one()
    {
        folder.Write("qrs1.txt", Good);
        using RrRecord record = Assert.IsType<RrRecord>(RecordingOpener.Open(folder["1"]));
        Assert.Equal([0, 61, 200, 400, 558], record.Beats.Select(beat => beat.Sample));
        Assert.Equal(250, record.SamplingFrequencyHz);
        Assert.Empty(record.Signals);
    }

    [Fact]
    public void The_rhythm_stands_beside_it()
    {
        string path = folder.Write("qrs1.txt", Good);
        folder.Write("atr1.txt", "Elapsed time  Sample #  Type  Sub Chan  Num\tAux\n    0:00.120       30     +    0    0    0\t(N\n    6:50.336   102584     +    0    0    0\t(AFIB\n");
        Assert.Equal(
            [new(30, AnnotationCode.Rhythm, Aux: "(N"), new(102584, AnnotationCode.Rhythm, Aux: "(AFIB")],
            RrRecord.ReadRhythm(RrRecord.FindRhythm(path)!));
    }

    [Theory]
    [InlineData("", "no RR intervals")]
    [InlineData("0 0.244\n", "line 1: has 2 fields")]
    [InlineData("0 0.244 61\n61 x 200\n", "line 2: 'x' is no RR interval")]
    [InlineData("0 0.244 61\n61 0.9 200\n", "line 2: samples 61 to 200 at 250 Hz are not 0.9 s")]
    [InlineData("61 0.556 200\n0 0.244 61\n", "line 2: sample 0 is before")]
    [InlineData("-5 0.244 61\n", "'-5' is no sample number")]
    public void What_does_not_fit_is_refused_with_its_line(string text, string words) =>
        Readings.Refused(words, () => RrRecord.Open(folder.Write("qrs1.txt", text)));

    [Fact]
    public void A_header_without_signals_stands_for_the_beats_beside_it()
    {
        folder.Write("n1.hea", "n1 0 128 0\n# Age: 64\n");
        new AnnotationFile([new(28902, AnnotationCode.Normal), new(28950, AnnotationCode.Noise), new(28991, AnnotationCode.Ventricular)]).Write(folder["n1.ecg"]);
        using RrRecord record = Assert.IsType<RrRecord>(RecordingOpener.Open(folder["n1"]));
        Assert.Equal([(28902, AnnotationCode.Normal), (28991, AnnotationCode.Ventricular)], record.Beats.Select(beat => (beat.Sample, beat.Code)));
        Assert.Equal(128, record.SamplingFrequencyHz);
        Assert.Equal([" Age: 64"], record.Comments);
    }

    [Fact]
    public void A_header_without_signals_and_without_beats_is_refused()
    {
        folder.Write("n2.hea", "n2 0 128 0\n");
        Readings.Refused("no beats beside it (looked for n2.ecg, n2.atr, n2.qrs)", () => RecordingOpener.Open(folder["n2"]));
        new AnnotationFile([new(28950, AnnotationCode.Noise)]).Write(folder["n2.ecg"]);
        Readings.Refused("there are no beats", () => RecordingOpener.Open(folder["n2"]));
    }

    [Fact]
    public void Fuzzed_files_do_no_harm() => Fuzzing.Damaged(System.Text.Encoding.ASCII.GetBytes(Good)).Sample(
        bytes =>
        {
            string path = folder.Write("qrs1.txt", bytes);
            Fuzzing.Survives(() => RrRecord.Open(path));
            Fuzzing.Survives(() => RrRecord.ReadRhythm(path).Count >= 0 ? RrRecord.Open(path) : throw new InvalidOperationException());
        },
        iter: 2000,
        threads: 1);

    [Fact]
    public void A_published_listing_is_read_whole()
    {
        string path = Traces.Require("afdb_rr/qrs04015.txt");
        using RrRecord record = RrRecord.Open(path);
        Assert.True(record.Beats.Count > 30_000);
        Assert.Equal((102584, "(AFIB"), RrRecord.ReadRhythm(RrRecord.FindRhythm(path)!).Select(change => (change.Sample, change.Aux)).ElementAt(1));
    }

    public void Dispose() => folder.Dispose();
}
