namespace EdgeTwin.Recordings.Ec57;

/// <summary>
/// EC57's beat-by-beat matrix: how many beats that the reference calls one thing the test annotator calls another.
/// A statistic is a <see cref="Ratio"/>; its denominators are those that bxb(1) prints, so that figures can be compared.
/// </summary>
public sealed class BeatMatrix
{
    private const int Size = (int)BeatClass.Shutdown + 1;
    private static readonly BeatClass[] Beats =
        [BeatClass.Normal, BeatClass.Supraventricular, BeatClass.Ventricular, BeatClass.Fusion, BeatClass.Unclassifiable];
    private static readonly BeatClass[] Unpaired = [BeatClass.None, BeatClass.Shutdown];
    private readonly long[] _counts = new long[Size * Size];

    /// <summary>Beats that the reference calls <paramref name="reference"/> and the test annotator calls <paramref name="test"/>.</summary>
    public long this[BeatClass reference, BeatClass test] => _counts[((int)reference * Size) + (int)test];

    /// <summary>Frames that the test annotator spent shut down, over the whole file.</summary>
    public long TestShutdownFrames { get; internal set; }

    /// <summary>True where the reference holds paced beats: EC57 leaves such records out of the V and S statistics, not out of the QRS statistics.</summary>
    public bool Paced { get; internal set; }

    /// <summary>Beats of the reference that were compared.</summary>
    public long ReferenceBeats => Sum(Beats, [.. Beats, .. Unpaired]);

    /// <summary>QRS sensitivity: reference beats that were found, of all.</summary>
    public Ratio QrsSensitivity => new(Sum(Beats, Beats), ReferenceBeats);

    /// <summary>QRS positive predictivity: test beats that are beats, of all.</summary>
    public Ratio QrsPositivePredictivity => new(Sum(Beats, Beats), Sum([.. Beats, .. Unpaired], Beats));

    /// <summary>Sensitivity for ventricular ectopic beats.</summary>
    public Ratio VebSensitivity => new(this[BeatClass.Ventricular, BeatClass.Ventricular], Sum([BeatClass.Ventricular], [.. Beats, .. Unpaired]));

    /// <summary>Positive predictivity for ventricular ectopic beats. A fusion beat or an unclassifiable one called V is held neither right nor wrong (EC57).</summary>
    public Ratio VebPositivePredictivity => Predictivity(BeatClass.Ventricular, FalseVebRows);

    /// <summary>False positive rate for ventricular ectopic beats: of the beats that are not V, those called V. F and Q called V do not count.</summary>
    public Ratio VebFalsePositiveRate
    {
        get
        {
            long falsePositives = Sum(FalseVebRows, [BeatClass.Ventricular]);
            BeatClass[] rows = [BeatClass.Normal, BeatClass.Supraventricular, BeatClass.Fusion, BeatClass.Unclassifiable, .. Unpaired];
            BeatClass[] columns = [BeatClass.Normal, BeatClass.Supraventricular, BeatClass.Fusion, BeatClass.Unclassifiable];
            return new Ratio(falsePositives, falsePositives + Sum(rows, columns));
        }
    }

    /// <summary>Sensitivity for supraventricular ectopic beats.</summary>
    public Ratio SvebSensitivity => new(this[BeatClass.Supraventricular, BeatClass.Supraventricular], Sum([BeatClass.Supraventricular], [.. Beats, .. Unpaired]));

    /// <summary>Positive predictivity for supraventricular ectopic beats. An unclassifiable beat called S is held neither right nor wrong (EC57).</summary>
    public Ratio SvebPositivePredictivity
        => Predictivity(BeatClass.Supraventricular, [BeatClass.Normal, BeatClass.Ventricular, BeatClass.Fusion, .. Unpaired]);

    /// <summary>False positive rate for supraventricular ectopic beats: of the beats that are not S, those called S. Q called S does not count.</summary>
    public Ratio SvebFalsePositiveRate
    {
        get
        {
            long falsePositives = Sum([BeatClass.Normal, BeatClass.Ventricular, BeatClass.Fusion, .. Unpaired], [BeatClass.Supraventricular]);
            BeatClass[] rows = [BeatClass.Normal, BeatClass.Ventricular, BeatClass.Fusion, BeatClass.Unclassifiable, .. Unpaired];
            BeatClass[] columns = [BeatClass.Normal, BeatClass.Ventricular, BeatClass.Fusion, BeatClass.Unclassifiable];
            return new Ratio(falsePositives, falsePositives + Sum(rows, columns));
        }
    }

    private static BeatClass[] FalseVebRows => [BeatClass.Normal, BeatClass.Supraventricular, .. Unpaired];

    /// <summary>Adds the counts of <paramref name="other"/>: the gross table over records.</summary>
    public void Add(BeatMatrix other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
        TestShutdownFrames += other.TestShutdownFrames;
    }

    internal void Count(BeatClass reference, BeatClass test) => _counts[((int)reference * Size) + (int)test]++;

    private Ratio Predictivity(BeatClass beat, BeatClass[] falseRows) => new(this[beat, beat], this[beat, beat] + Sum(falseRows, [beat]));

    private long Sum(BeatClass[] rows, BeatClass[] columns)
    {
        long sum = 0;
        foreach (BeatClass row in rows)
        {
            foreach (BeatClass column in columns)
            {
                sum += this[row, column];
            }
        }
        return sum;
    }
}
