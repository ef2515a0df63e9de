using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Recordings.Tests.Ec57;

/// <summary>
/// The expected counts were taken from WFDB's own rxr program, run on the same annotations (invented ones; times are frames after the fifth minute, the record ends 6 s later):
/// s for the matrix of sensitivity, p for that of predictivity, then the reference's length and the test annotator's.
/// </summary>
public sealed class RunComparisonTests
{
    [Theory]
    [InlineData(128, "-62V 1V 72V 176N 243V 349V 406V 455V 555F 606V", "-54S -16V 79V 192N 227V 355S 405V 565F 605V", "s22=1 s63=1 p11=2 p43=1")]
    [InlineData(360, "-163N 95V 412N 588V 878N 1173N 1399N 1541V 1745F", "-165N 109V 413N 545V 831[ 1125N 1382] 1579V 1765F", "s11=2 s22=1 p11=2 p22=1")]
    [InlineData(128, "-61S 34N 124N 215V 286V 375V 419V 460F 554N 595N", "-56S 32V 109N 216V 302V 360S 403V 450F 571S 606N", "s52=1 p01=1 p22=2")]
    [InlineData(250, "-45N 118N 287/ 401N 571V 782N 988V 1097N 1215N", "-35S 131N 303V 422N 554V 783N 990V 1076V 1232N", "s11=2 p01=1 p11=1 p12=1")]
    [InlineData(360, "-40V 262V 421V 672V 868N 1036V 1345N 1545N 1773S", "-65V 260V 438V 713V 838N 1080V 1360[ 1516N 1782]", "s11=1 s33=1 p11=1 p33=1")]
    [InlineData(128, "-33S 34V 120F 233S 303V 383F 451V 525N 631S", "-18S 23V 111N 223S 296V 398F 441V 522N 638S", "s21=1 s33=1 p11=1 p33=1")]
    [InlineData(128, "-50V 15V 113V 152V 241V 320N 433[ 541S 603F", "-48V 17S 99V 165V 253V 304N 422[ 547S 616S", "s16=1 s43=1 s60=1 p06=1 p33=1")]
    [InlineData(360, "-218V -1V 253N 466N 668V 903S 1102F 1382V 1619V 1777N", "-266N 30V 237N 472N 710V 868S 1060[ 1577V 1774]", "s11=1 s36=1 p11=2 p36=1")]
    [InlineData(360, "-112V 174V 492V 620V 937F 1228N 1353V 1580S 1800S", "-98V 142V 526V 598V 904F 1251N 1305S 1542S 1824V", "s10=1 s44=1 p01=1 p44=1")]
    [InlineData(360, "-190F -24N 168S 443V 642N 965F 1153V 1387N 1597V", "-228F 17N 171S 410V 646N 929F 1176V 1434V 1564V", "s11=2 s22=1 p11=1 p24=1")]
    [InlineData(250, "-136N 48F 137F 221N 404V 619S 822V 1017S 1176N", "-146N 22F 172F 247N 382[ 651S 819] 1046V 1148V", "s16=2 s22=1 p02=1 p06=1 p22=1")]
    [InlineData(360, "-184V 75V 294V 607S 930N 1234F 1437V 1734V", "-139V 86V 300V 619S 934N 1219F 1392V 1748V", "s22=1 s33=1 p22=1 p33=1")]
    [InlineData(250, "-119N 52N 230V 401V 553S 732V 871/ 958V 1130N", "-87N 43N 250N 526S 730V 869V 977V 1103N", "s11=2 s20=1 p13=1")]
    [InlineData(128, "-87V -29S 14N 81V 132N 208V 309N 415V 488V 574V 629N", "-70V -40[ 28N 76] 133N 223N 322N 427V 475V 561V 640N", "s10=1 s16=1 s33=1 p06=1 p33=1")]
    public void Counts_are_those_of_rxr(int fs, string reference, string test, string expected)
    {
        RunMatrix matrix = RunComparison.Compare(Parse(reference, fs), Parse(test, fs), fs, new ComparisonOptions { EndFrame = 306L * fs });
        Assert.Equal(expected, Print(matrix));
    }

    [Fact]
    public void Couplets_short_and_long_runs_are_counted_apart()
    {
        // A couplet found as one beat, a run of four found as three, and seven found as seven.
        const string Truth = "0N 200V 400V 600N 800V 1000V 1200V 1400V 1600N 1800V 2000V 2200V 2400V 2600V 2800V 3000V 3200N";
        const string Found = "0N 200V 400N 600N 800V 1000V 1200V 1400N 1600N 1800V 2000V 2200V 2400V 2600V 2800V 3000V 3200N";
        RunMatrix matrix = RunComparison.Compare(Parse(Truth, 360), Parse(Found, 360), 360, new ComparisonOptions { EndFrame = 320 * 360 });
        Assert.Equal(new Ratio(0, 1), matrix.CoupletSensitivity);
        Assert.Equal(new Ratio(0, 0), matrix.CoupletPredictivity);
        Assert.Equal((new Ratio(1, 1), new Ratio(1, 1)), (matrix.ShortSensitivity, matrix.ShortPredictivity));
        Assert.Equal((new Ratio(1, 1), new Ratio(1, 1)), (matrix.LongSensitivity, matrix.LongPredictivity));
        RunMatrix twice = new();
        twice.Add(matrix);
        twice.Add(matrix);
        Assert.Equal(new Ratio(2, 2), twice.LongSensitivity);
    }

    [Fact]
    public void Shutdown_ends_a_run_and_a_rhythm_of_fibrillation_is_a_long_one()
    {
        List<Annotation> truth = [.. Parse("0N 200V 400V", 360), new((300 * 360) + 500, AnnotationCode.Noise, 0x30), .. Parse("600V 800N", 360)];
        Assert.Equal(new Ratio(1, 1), RunComparison.Compare(truth, truth, 360, new ComparisonOptions { EndFrame = 320 * 360 }).CoupletSensitivity);
        List<Annotation> flutter = [new((300 * 360) + 10, AnnotationCode.Rhythm, Aux: "(VFL"), new((300 * 360) + 900, AnnotationCode.Rhythm, Aux: "(N"), .. Parse("1000N", 360)];
        Assert.Equal(new Ratio(1, 1), RunComparison.Compare(flutter, Parse("100[ 700] 1000N", 360), 360, new ComparisonOptions { EndFrame = 320 * 360 }).LongSensitivity);
    }

    private static List<Annotation> Parse(string text, int fs) =>
        [.. text.Split(' ').Select(word => new Annotation(
            (300L * fs) + long.Parse(word[..^1]), Enumerable.Range(1, 41).First(code => AnnotationCode.Mnemonic(code) == word[^1].ToString())))];

    private static string Print(RunMatrix matrix)
    {
        List<string> cells = [];
        foreach ((string name, Func<int, int, long> count) in ((string, Func<int, int, long>)[])[("s", matrix.BySensitivity), ("p", matrix.ByPredictivity)])
        {
            for (int reference = 0; reference <= RunMatrix.Longest; reference++)
            {
                for (int test = 0; test <= RunMatrix.Longest; test++)
                {
                    if (count(reference, test) > 0)
                    {
                        cells.Add($"{name}{reference}{test}={count(reference, test)}");
                    }
                }
            }
        }
        return string.Join(' ', cells);
    }
}
