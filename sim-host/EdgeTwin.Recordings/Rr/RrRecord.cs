using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Rr;

/// <summary>
/// A recording that is only its beats: a text of RR intervals in the form of the MIT-BIH AF database's listings, one interval a line as
/// start sample, RR in seconds, end sample, at 250 Hz; or a WFDB header without signals beside an annotation file, as the databases of RR intervals have them.
/// </summary>
public sealed class RrRecord : IRecording
{
    /// <summary>Rate of the sample numbers in such a text.</summary>
    public const double FrequencyHz = 250;

    // Those of the normal sinus and congestive heart failure RR interval databases, and WFDB's usual ones.
    private static readonly string[] Annotators = ["ecg", "atr", "qrs"];

    private readonly double frequencyHz;

    private RrRecord(string name, double frequencyHz, IReadOnlyList<Annotation> beats, IReadOnlyList<string> comments)
    {
        Name = name;
        this.frequencyHz = frequencyHz;
        Beats = beats;
        Comments = comments;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double SamplingFrequencyHz => frequencyHz;

    /// <inheritdoc/>
    public IReadOnlyList<SignalInfo> Signals => [];

    /// <inheritdoc/>
    public DateTimeOffset? StartTime => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>The beats in the order of time; those of a text are all normal ones, for it tells no types.</summary>
    public IReadOnlyList<Annotation> Beats { get; }

    /// <summary>Opens the text at <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The file is missing, or a line is not of that form.</exception>
    public static RrRecord Open(string path) => new(Path.GetFileNameWithoutExtension(path), FrequencyHz, RrTextReader.ReadBeats(path), []);

    /// <summary>The beats of a WFDB record without signals: those of the annotation file beside its header.</summary>
    /// <param name="record">The record: its name, rate and comments.</param>
    /// <param name="headerPath">Its header.</param>
    /// <exception cref="InputException">There is no such file, or no beat in it.</exception>
    public static RrRecord OfAnnotations(IRecording record, string headerPath)
    {
        string[] files = [.. Annotators.Select(annotator => Path.ChangeExtension(headerPath, annotator))];
        string path = Array.Find(files, File.Exists) ?? throw new InputException(
            headerPath, "", $"the record has no signals, and no beats beside it (looked for {string.Join(", ", files.Select(Path.GetFileName))})", "name a record with an ECG or with annotated beats");
        Annotation[] beats = [.. AnnotationFile.ReadFor(path, record.SamplingFrequencyHz).Where(one => AnnotationCode.IsBeat(one.Code) && one.Sample >= 0)];
        return beats.Length > 0 ? new RrRecord(record.Name, record.SamplingFrequencyHz, beats, record.Comments)
            : throw new InputException(path, "", "there are no beats", "name a record with an ECG or with annotated beats");
    }

    /// <summary>The rhythm changes of a listing such as <c>atr04015.txt</c> (columns as WFDB's rdann prints them).</summary>
    /// <exception cref="InputException">The file is missing, or a line is not of that form.</exception>
    public static IReadOnlyList<Annotation> ReadRhythm(string path) => RrTextReader.ReadRhythm(path);

    /// <summary>The rhythm listing beside a text of intervals (<c>qrs04015.txt</c>: <c>atr04015.txt</c>); null where there is none.</summary>
    public static string? FindRhythm(string path)
    {
        string file = Path.GetFileName(path);
        string? folder = Path.GetDirectoryName(path);
        string listing = Path.Combine(folder ?? "", "atr" + (file.StartsWith("qrs", StringComparison.Ordinal) ? file[3..] : file));
        return listing != path && File.Exists(listing) ? listing : null;
    }

    /// <inheritdoc/>
    public ISignalReader OpenSignal(int index) => throw new ArgumentOutOfRangeException(nameof(index), "a record of RR intervals has no signals");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
