namespace EdgeTwin.Recordings.Ec57;

/// <summary>
/// EC57's two run-by-run matrices. Lengths are 0 to 6, where 6 stands for 6 and more and for ventricular fibrillation. For each run of the reference the longest run that the
/// test annotator has there (sensitivity), and for each run of the test annotator the longest that the reference has there (predictivity).
/// Couplets are runs of 2, short runs of 3 to 5, long runs of 6 and more.
/// </summary>
public sealed class RunMatrix
{
    /// <summary>The length that stands for itself and all over it.</summary>
    public const int Longest = 6;

    private const int Couplet = 2;
    private const int Short = 3;
    private const int Size = Longest + 1;
    private readonly long[] _bySensitivity = new long[Size * Size];
    private readonly long[] _byPredictivity = new long[Size * Size];

    /// <summary>Couplets of the reference, and those in which two or more were found.</summary>
    public Ratio CoupletSensitivity => OfReference(Couplet, Couplet);

    /// <summary>Couplets found, and those that are two or more in the reference.</summary>
    public Ratio CoupletPredictivity => OfTest(Couplet, Couplet);

    /// <summary>Runs of 3 to 5 in the reference, and those in which three or more were found.</summary>
    public Ratio ShortSensitivity => OfReference(Short, Longest - 1);

    /// <summary>Runs of 3 to 5 found, and those that are three or more in the reference.</summary>
    public Ratio ShortPredictivity => OfTest(Short, Longest - 1);

    /// <summary>Runs of 6 and more in the reference, and those in which 6 and more were found.</summary>
    public Ratio LongSensitivity => OfReference(Longest, Longest);

    /// <summary>Runs of 6 and more found, and those that are so in the reference.</summary>
    public Ratio LongPredictivity => OfTest(Longest, Longest);

    /// <summary>Runs of the reference of one length, by the longest run of the test annotator there.</summary>
    public long BySensitivity(int reference, int test) => _bySensitivity[(reference * Size) + test];

    /// <summary>Runs of the test annotator of one length, by the longest run of the reference there.</summary>
    public long ByPredictivity(int reference, int test) => _byPredictivity[(reference * Size) + test];

    /// <summary>Adds the counts of another record.</summary>
    public void Add(RunMatrix other)
    {
        for (int i = 0; i < _bySensitivity.Length; i++)
        {
            _bySensitivity[i] += other._bySensitivity[i];
            _byPredictivity[i] += other._byPredictivity[i];
        }
    }

    internal void CountReferenceRun(int reference, int test) => _bySensitivity[(reference * Size) + test]++;

    internal void CountTestRun(int reference, int test) => _byPredictivity[(reference * Size) + test]++;

    private Ratio OfReference(int from, int to) => Sum(from, to, (own, other) => BySensitivity(own, other));

    private Ratio OfTest(int from, int to) => Sum(from, to, (own, other) => ByPredictivity(other, own));

    private static Ratio Sum(int from, int to, Func<int, int, long> count)
    {
        long hits = 0;
        long of = 0;
        for (int own = from; own <= to; own++)
        {
            for (int other = 0; other < Size; other++)
            {
                long one = count(own, other);
                of += one;
                hits += other >= from ? one : 0;
            }
        }
        return new Ratio(hits, of);
    }
}
