using CsCheck;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Recordings.Tests.Annotations;

/// <summary>Vectors written by hand from annot(5).</summary>
public sealed class AnnotationFileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Fact]
    public void Words_and_pseudo_codes_are_read()
    {
        // + (28) at 18 with "(N" and a null; N (1) at 77; SKIP 70000 to V (5) with SUB -1, CHN 1, NUM 2; N again keeps channel and number.
        byte[] bytes = Hex("1270 03FC 284E0000 3B04 00EC 0100 7011 0014 FFF7 01F8 02F0 0A04 0000");
        Assert.Equal(
            [
                new(18, AnnotationCode.Rhythm, Aux: "(N"),
                new(77, AnnotationCode.Normal),
                new(70077, AnnotationCode.Ventricular, -1, 1, 2),
                new(70087, AnnotationCode.Normal, 0, 1, 2),
            ],
            AnnotationFile.Read(folder.Write("a.atr", bytes)).Annotations);
    }

    [Fact]
    public void They_are_written_in_the_same_words()
    {
        AnnotationFile file = new([new(18, AnnotationCode.Rhythm, Aux: "(N"), new(77, AnnotationCode.Normal), new(70077, AnnotationCode.Ventricular, -1, 1, 2)]);
        file.Write(folder["a.atr"]);
        Assert.Equal(Hex("1270 02FC 284E 3B04 00EC 0100 7011 0014 FFF7 01F8 02F0 0000"), File.ReadAllBytes(folder["a.atr"]));
    }

    [Fact]
    public void A_time_resolution_scales_the_times_and_the_padding_after_it_is_no_annotation()
    {
        // The note, then SKIP -1 and code 0 at 1 as WFDB writes them, then N at 720.
        byte[] note = [0x00, 0x58, 23, 0xFC, .. "## time resolution: 360"u8, 0];
        AnnotationFile file = AnnotationFile.Read(folder.Write("a.atr", [.. note, .. Hex("00EC FFFFFFFF 0100 D006 0000")]));
        Assert.Equal(360, file.TimeResolutionHz);
        Assert.Equal([new(500, AnnotationCode.Normal)], file.InFrames(250));
    }

    [Fact]
    public void Named_codes_survive_writing()
    {
        Dictionary<int, CustomAnnotationType> types = new() { [42] = new("dp", "dropped beat"), [43] = new("x", "") };
        new AnnotationFile([new(5, 42)], 1000, types).Write(folder["a.atr"]);
        AnnotationFile read = AnnotationFile.Read(folder["a.atr"]);
        Assert.Equal(types, read.CustomTypes);
        Assert.Equal(1000, read.TimeResolutionHz);
        Assert.Equal([new(5, 42)], read.Annotations);
    }

    [Fact]
    public void Anything_written_is_read_back()
    {
        Gen<Annotation> one = Gen.Select(Gen.Frequency((1, Gen.Long[0, 3000]), (1, Gen.Long[0, 1L << 40])), Gen.Int[1, 49], Gen.Int[-128, 127], Gen.Int[0, 255], Gen.Int[-128, 127], Gen.Char[' ', '~'].Array[0, 255])
            .Select((sample, code, sub, channel, number, aux) => new Annotation(sample, code, sub, channel, number, aux.Length == 0 || aux[0] == '#' ? null : new string(aux)));
        one.Array[0, 30].Sample(
            annotations =>
            {
                new AnnotationFile(annotations).Write(folder["a.atr"]);
                Assert.Equal(annotations.OrderBy(annotation => annotation.Sample), AnnotationFile.Read(folder["a.atr"]).Annotations);
            },
            iter: 500,
            threads: 1);
    }

    [Theory]
    [InlineData("", "the end mark is missing")]
    [InlineData("1270", "the end mark is missing")]
    [InlineData("12", "ends inside an annotation")]
    [InlineData("00EC 0100", "ends inside an annotation")]
    [InlineData("1270 FFFF 2800", "runs over the end")]
    [InlineData("00E0 0000", "code 56 stands")]
    [InlineData("004E 00000000 0100 0000000000000000 004E 00000000 0200 0000000000000000", "AHA")]
    public void Damaged_files_are_refused(string hex, string words) =>
        Readings.Refused(words, () => AnnotationFile.Read(folder.Write("a.atr", Hex(hex))));

    [Fact]
    public void Fuzzed_files_do_no_harm()
    {
        new AnnotationFile([new(18, 28, Aux: "(AFIB"), new(99999, 1, 2, 3, 4)], 250, new Dictionary<int, CustomAnnotationType> { [42] = new("a", "b") }).Write(folder["g"]);
        Fuzzing.Damaged(File.ReadAllBytes(folder["g"])).Sample(
            bytes =>
            {
                string path = folder.Write("a.atr", bytes);
                try
                {
                    AnnotationFile file = AnnotationFile.Read(path);
                    Assert.InRange(file.InFrames(250).Count, 0, bytes.Length);
                }
                catch (InputException error)
                {
                    Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
                }
            },
            iter: 5000,
            threads: 1);
    }

    [Fact]
    public void A_published_file_has_its_published_beats()
    {
        IReadOnlyList<Annotation> annotations = AnnotationFile.ReadFor(Traces.Require("mitdb/208.atr"), 360);
        Assert.Equal(2955, annotations.Count(annotation => AnnotationCode.IsBeat(annotation.Code)));
        Assert.Equal(992, annotations.Count(annotation => annotation.Code == AnnotationCode.Ventricular));
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
