using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Recordings.Tests.Ec57;

/// <summary>
/// The expected counts were taken from WFDB's own bxb program, run on the same annotations (invented ones; times are frames after the fifth minute, the record ends 6 s later).
/// </summary>
public class BeatComparisonTests
{
    private const string Rows = "NSVFQOX";
    private const string Columns = "nsvfqox";

    [Theory]
    [InlineData(250, "-194F -33F 59A 300V 523N 585V 744F 921N 1139S 1387S 1440N 1513S", "-45V 71A 318V 560N 613V 727F 1169S 1418N 1430N 1474S", "Ff=1 Nn=1 No=2 Os=1 Ov=1 Sn=1 Ss=2 Vn=1 Vv=1")]
    [InlineData(128, "-8F 73S 133N 197F 303V 352F 395V 484F 523S 646A 684N 806N", "-33F 58S 150A 155N 215N 286V 329F 419V 463N 524S 586V 655A 693A 708N 808V", "Fn=1 Fo=2 Ns=2 Of=1 On=3 Ov=2 Ss=3 Vo=1 Vv=1")]
    [InlineData(360, "-5A 237N 473V 632S 947F 1237A 1521F 1584N 1646V 1902N 2240V", "-37A 169N 489V 640S 991V 1277N 1465V 1612V 2296V", "Fo=1 Fv=1 No=2 Nv=1 On=1 Ov=1 Sn=1 Ss=1 Vo=1 Vv=1")]
    [InlineData(128, "-38V 2N 78F 108/ 152N 268V 289V 325/ 425V 534S 581N 622S 678N 764S", "-57N -19N 62A 73N 114V 139N 259V 278V 327V 338V 427V 559N 588V 673V 742S 822A", "Fn=1 Nn=1 No=1 Nv=2 On=1 Os=2 Ov=1 Qv=2 So=3 Vv=3")]
    [InlineData(250, "-196S -149S -4N 236A 407N 535F 590N 637A 817F 1063S 1312S 1405F 1473N 1547S", "-219N -167S -39N 209N 438N 548N 571F 661A 830V 1034S 1320S 1399F 1446N 1518V", "Ff=1 Fn=1 Fv=1 Nf=1 Nn=2 Sn=1 Ss=3")]
    [InlineData(128, "-74A -29V 7N 130A 157F 262V 362A 397S 433N 547A 608A 635N 687F", "15N 27S 130N 273V 344V 391N 415N 555A 616V 625N 678F", "Ff=1 Fo=1 Nn=3 Os=1 Sn=2 Ss=1 Sv=2 Vv=1")]
    [InlineData(360, "-291S -43S 210F 381A 439F 717F 806[ 1006V 1160] 1211N 1362V 1433F 1674A 1988N 2057F", "-347N -176F 9S 138V 390A 475F 547A 733F 1040V 1267V 1417V 1464V 1697A 2049V", "Ff=2 Fo=1 Fv=2 No=2 Os=1 Ov=3 Ss=2 Vo=1")]
    [InlineData(128, "-20F 93V 137/ 203[ 226/ 287N 291] 318S 362S 405A 455A 551/ 598N 638N 724F", "-43F 40S 69N 146/ 217/ 288N 323A 333N 360V 424A 452A 480N 572/ 617N 648N 742V 778A", "Fv=1 Nn=2 On=3 Oq=1 Os=1 Qo=1 Qq=1 Ss=3 Sv=1 Vo=1")]
    [InlineData(250, "-120F 80[ 99V 344V 445N 460] 635/ 779S 948/ 1057N 1133V 1356S 1518N", "-141V -11/ 77V 372A 389N 472N 613N 970N 1007N 1141V 1222F 1528N", "No=1 Of=1 On=2 Ov=1 Qn=2 So=2 Vv=1")]
    [InlineData(360, "-214/ 83S 144V 219F 527/ 627[ 769N 833F 982/ 1058] 1156N 1408N 1693A 1794N 2129A 2240N", "-214V 57S 181V 203N 251V 303A 719N 848V 1137N 1277A 1373V 1745V 1848N 2113N 2257N", "Fn=1 Nn=1 Nv=2 On=1 Os=2 Ov=1 Qo=1 Sn=1 So=1 Ss=1 Vv=1")]
    [InlineData(128, "-51/ 61/ 175F 222N 305[ 348S 370N 392] 471N 598/ 696F 784A", "-38/ 10N 46V 162F 346S 363N 488N 617/ 630N 705N 709F 761A", "Ff=1 Fn=1 Nn=1 No=1 Of=1 On=1 Os=1 Qq=1 Qv=1")]
    [InlineData(360, "-240N -68/ 55N 403[ 412N 672V 699] 852N 998V 1096/ 1371/ 1559V 1774N 2114A 2182S", "-276N -212A -103/ 97V 684V 886N 1094N 1136/ 1383/ 1588V 1726N 2117A 2134V", "Nn=2 Nv=1 Oq=1 Qn=1 Qq=1 Ss=1 Sv=1 Vo=1 Vv=1")]
    [InlineData(360, "-46N 116A 390/ 671A 888F 1062N 1185A 1467S 1702V 1960/ 2269A", "-75N 448N 608A 718[ 950F 1244A 1365] 1529N 1744V 2023/ 2287V", "Fo=1 No=1 On=2 Oq=1 Os=1 Qo=2 So=4 Vv=1")]
    [InlineData(250, "-242N -181V -127N 121A 318A 497S 672N 757V 938N 1094A 1177/ 1301/ 1531V", "-286N -167V -126F 341V 346N 571[ 693N 745/ 951V 989] 1090N 1137N 1328/ 1354N 1543V 1616N", "No=2 On=3 Qo=1 Qq=1 Sn=1 So=2 Sv=1 Vo=1")]
    [InlineData(250, "-68/ 64F 270A 348V 471/ 717/ 782/ 961N 1019F 1154A 1240S 1375/ 1507A", "-74/ 33[ 72F 305V 423] 432/ 435S 678V 749N 917N 1054V 1235N 1357/ 1554A 1612S", "Fo=1 Fv=1 No=1 On=1 Oq=1 Ov=1 Qn=1 Qo=1 Qq=1 Qs=1 Sn=1 So=2 Vo=1")]
    [InlineData(128, "-106S 3/ 53F 174V 297S 331/ 426N 451S 569N 619A 733A 791V", "-108N -5/ 54N 139[ 181N 192V 281S 288] 325V 391/ 427N 429V 473A 559N 597N 654N 742A 787V", "Fn=1 Nn=2 On=2 Oq=1 Os=1 Ov=1 Qq=1 Qv=1 So=3 Ss=1 Vo=1")]
    [InlineData(360, "-124N 106S 323A 401A 547S 890N 1145V 1337/ 1407F 1670F 1927A 2268A", "-82N 93N 392V 396N 884[ 903N 1204V 1375/ 1464N 1476] 1645N 2331V 2381V", "Fn=1 Fo=1 No=1 Ov=1 Qo=1 Sn=2 So=3 Vo=1")]
    [InlineData(128, "-122/ -34V 15F 88S 108S 205V 262/ 371N 473N 565F 688F 729F 769N", "-129/ -90S -34V 29[ 36F 66V 124V 193] 194V 239/ 255S 349N 457N 686F 737F 775N", "Ff=2 Fo=2 Nn=1 No=1 On=1 Oq=1 Qs=1 So=2 Vv=1")]
    [InlineData(360, "-303A -7/ 166N 297N 383N 574F 923F 1088V 1339A 1407S 1753A 2100V", "-76V 181~48 885N 957F 1127N 1371A 1376N 2044V", "Ff=1 Fx=1 Nx=3 On=1 Ov=1 Sn=1 So=1 Ss=1 Vn=1 Vo=1")]
    [InlineData(360, "-189F -92N -23F 237N 533F 619F 846N 972A 1276/ 1512S 1615A 1770V 1860S 1920V 2166V 2279N", "-35N 4V 170N 527F 614~48 1320V 1474S 1634V 1833N 1916V 1917S 2200V 2213N", "Ff=1 Fx=1 No=1 Nx=1 On=1 Ov=1 Qv=1 Sn=1 Ss=1 Sv=1 Sx=1 Vo=1 Vs=1")]
    [InlineData(250, "-74/ 20/ 111/ 303N 547S 787V 964A 1164V 1342A 1492A", "-101/ -14/ 116/ 271N 380~48 740~0 766V 999N 1158N 1309V 1467A", "Nn=1 Qq=2 Sn=1 Ss=1 Sv=1 Sx=1 Vn=1 Vv=1")]
    [InlineData(360, "-62/ 244N 358V 514/ 820N 1081N 1404V 1748A 1884N 2183A", "-73/ 289N 330V 531~48 1058~0 1112N 1409V 1923N", "Nn=3 Nx=1 Qo=1 So=1 Vv=2")]
    [InlineData(250, "-228S -83F -43N 101N 152N 347N 456/ 538/ 620A 678N 786S 961V 1025A 1201N 1280F 1358S 1409A", "-117F -90N 47F 144V 177N 343N 386~48 969V 1065V 1226N 1237V 1309S 1415A", "Fs=1 Nn=2 No=1 Nv=1 Nx=1 Of=1 On=1 Ov=2 Qx=2 So=2 Ss=1 Sx=2 Vv=1")]
    [InlineData(360, "-66A 201N 322A 424F 737A 1020N 1137A 1207F 1392S 1604S 1771N 2008/ 2138/ 2273/", "-93A 52S 68~48 263~0 432F 734A 1020N 1107A 1156V 1259N 1449S 1669V 2038/ 2118V 2320N", "Ff=1 Fn=1 Nn=1 No=1 Nx=1 Os=3 Ov=1 Qq=1 Qv=1 So=3 Ss=1 Sv=1")]
    [InlineData(360, "-155N 180V 418V 485S 486~-1 791~0 923/ 1120N 1333S 1534F 1610N 1807A 1895F 2172/ 2277S", "-150F -105N 123V 373N 479N 720V 914/ 1188N 1194A 1310V 1521N 1855N 1935N 1979N 2242/", "Fn=2 No=2 On=3 Os=1 Ov=1 Qq=1 Sn=1 So=1 Sv=1 Vn=1 Vo=1 Xv=1")]
    [InlineData(250, "-156V -1A 193/ 410F 460N 648N 736~-1 1027N 1092A 1179S 1344N 1482N", "-183V 414F 647N 740/ 782F 1130S 1296N 1362N 1443N", "Ff=1 Nn=2 No=3 On=2 Qo=1 So=1 Ss=1 Xf=1 Xq=1")]
    [InlineData(360, "-315/ -131V 126F 194~-1 636~0 881A 992A 1295A 1597S 1794N 1906/ 2046A", "-253/ -88N 84N 361V 628V 687V 1013A 1292V 1590S 1619V 1857V 2053V", "Fn=1 No=1 Ov=2 Qv=1 So=1 Ss=2 Sv=2 Xv=2")]
    [InlineData(128, "-11S 58~-1 295~0 406S 489S 577A 613/ 708N 796S", "-29S 88N 127V 173N 240A 423N 504V 565V 623V 671F 715V 771S 855F", "Nv=1 Of=1 Qv=1 Sn=1 Sv=2 Xn=2 Xs=1 Xv=1")]
    [InlineData(128, "-98S 6/ 44S 155/ 156~-1 382V 509F 539A 583/ 667S 719V", "-110S 65S 254N 279/ 321N 361N 401S 501N 523A 566V 657S 735V", "Fn=1 Os=1 Qo=2 Qv=1 So=1 Ss=2 Vs=1 Vv=1 Xn=3 Xq=1")]
    [InlineData(128, "-91A -69F -7N 90N 156V 181~-1 435~0 545N 575A 640N 698N 755F", "-90V -23N 113N 176V 190N 228N 301A 417V 461N 569N 580V 623N 706N 756N", "Fn=1 Nn=2 No=2 On=3 Ov=1 Sv=1 Vo=1 Xn=2 Xs=1 Xv=1")]
    public void Counts_are_those_of_bxb(int fs, string reference, string test, string expected)
    {
        BeatMatrix matrix = BeatComparison.Compare(Parse(reference, fs), Parse(test, fs), fs, new ComparisonOptions { EndFrame = 306L * fs });
        Assert.Equal(expected, Print(matrix));
    }

    [Theory]
    [InlineData(250, 38)] // 37.5 frames
    [InlineData(128, 19)] // 19.2
    [InlineData(360, 54)]
    [InlineData(257.3, 39)] // 38.595
    [InlineData(1000, 150)]
    public void The_window_is_150_ms_rounded_to_frames_and_includes_its_edge(double fs, int frames)
    {
        long at = (long)(310 * fs);
        Annotation[] truth = [new(at, AnnotationCode.Normal)];
        ComparisonOptions toEnd = new() { EndFrame = (long)(320 * fs) };
        foreach (int sign in new[] { -1, 1 })
        {
            Assert.Equal(new Ratio(1, 1), BeatComparison.Compare(truth, [new(at + (sign * frames), 1)], fs, toEnd).QrsSensitivity);
            Assert.Equal(new Ratio(0, 1), BeatComparison.Compare(truth, [new(at + (sign * (frames + 1)), 1)], fs, toEnd).QrsSensitivity);
        }
    }

    [Fact]
    public void Codes_map_to_classes_as_in_bxb()
    {
        string classes = string.Concat(Enumerable.Range(0, 50).Select(c => BeatClassMap.TryGet(c, out BeatClass b) ? Rows[(int)b] : '.'));
        Assert.Equal(".NNNSVFSSSVSQQ...........N....Q...SS..Q..V........", classes);
    }

    [Fact]
    public void Flutter_that_is_never_closed_lasts_to_the_end()
    {
        BeatMatrix matrix = BeatComparison.Compare(Parse("100N 400[ 700] 900N 1000[", 360), Parse("100N 500N 900N 1100N 1500N", 360), 360, new ComparisonOptions { EndFrame = 306 * 360 });
        Assert.Equal("Nn=2", Print(matrix));
    }

    [Fact]
    public void Nothing_against_nothing_counts_nothing()
    {
        BeatMatrix matrix = BeatComparison.Compare([], [], 360);
        Assert.Equal("", Print(matrix));
        Assert.Equal("-", matrix.QrsSensitivity.ToString());
        Assert.Null(matrix.VebPositivePredictivity.Percent);
    }

    [Fact]
    public void An_annotator_agrees_with_itself()
    {
        List<Annotation> beats = [.. Enumerable.Range(0, 110_000).Select(i => new Annotation(i * 200L, i % 7 == 0 ? 5 : 1))];
        BeatMatrix matrix = BeatComparison.Compare(beats, beats, 250);
        Assert.Equal(110_000 - 375, matrix.ReferenceBeats);
        Assert.Equal(100.0, matrix.QrsSensitivity.Percent);
        Assert.Equal(100.0, matrix.VebSensitivity.Percent);
        Assert.Equal(new Ratio(0, 93_964), matrix.VebFalsePositiveRate);
    }

    [Fact]
    public void Gross_pools_beats_average_weighs_records_and_paced_records_leave_the_classes()
    {
        BeatMatrix good = BeatComparison.Compare(Parse("100N 500V 900N", 360), Parse("100N 500V 900N", 360), 360, new ComparisonOptions { EndFrame = 306 * 360 });
        BeatMatrix poor = BeatComparison.Compare(Parse("100V", 360), [], 360, new ComparisonOptions { EndFrame = 306 * 360 });
        BeatMatrix paced = BeatComparison.Compare(Parse("100/ 500V", 360), Parse("100N", 360), 360, new ComparisonOptions { EndFrame = 306 * 360 });
        BeatMatrix[] all = [good, poor, paced];
        Assert.True(paced.Paced);
        Assert.Equal(new GrossAverage(new Ratio(4, 6), 50.0), GrossAverage.QrsSensitivity(all));
        Assert.Equal(new GrossAverage(new Ratio(1, 2), 50.0), GrossAverage.VebSensitivity(all));
        Assert.Null(GrossAverage.SvebSensitivity(all).AveragePercent);
        Assert.Equal("-", GrossAverage.SvebSensitivity(all).Gross.ToString());
    }

    private static List<Annotation> Parse(string text, int fs)
    {
        List<Annotation> annotations = [];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int digits = word.LastIndexOfAny([.. "NVFAS/[]~a"]);
            int code = Enumerable.Range(1, 41).First(c => AnnotationCode.Mnemonic(c) == word[digits].ToString());
            int subtype = digits + 1 < word.Length ? int.Parse(word[(digits + 1)..]) : 0;
            annotations.Add(new Annotation((300L * fs) + long.Parse(word[..digits]), code, subtype));
        }
        return annotations;
    }

    private static string Print(BeatMatrix m)
    {
        List<string> cells = [];
        for (int r = 0; r < Rows.Length; r++)
        {
            for (int c = 0; c < Columns.Length; c++)
            {
                long count = m[(BeatClass)r, (BeatClass)c];
                if (count > 0)
                {
                    cells.Add($"{Rows[r]}{Columns[c]}={count}");
                }
            }
        }
        cells.Sort(string.CompareOrdinal);
        return string.Join(' ', cells);
    }
}
