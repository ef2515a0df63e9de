using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Rr;

/// <summary>
/// A recording that is only its beats: a text of RR intervals in the form of the MIT-BIH AF database's listings, one interval a line as
/// start sample, RR in seconds, end sample, at 250 Hz.
/// </summary>
public sealed class RrRecord : IRecording
{
    /// <summary>Rate of the sample numbers in such a text.</summary>
    public const double FrequencyHz = 250;

    private RrRecord(string name, IReadOnlyList<Annotation> beats)
    {
        Name = name;
        Beats = beats;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double SamplingFrequencyHz => FrequencyHz;

    /// <inheritdoc/>
    public IReadOnlyList<SignalInfo> Signals => [];

    /// <inheritdoc/>
    public DateTimeOffset? StartTime => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Comments => [];

    /// <summary>The beats in the order of time, all as normal ones: such a text tells no types.</summary>
    public IReadOnlyList<Annotation> Beats { get; }

    /// <summary>Opens the text at <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The file is missing, or a line is not of that form.</exception>
    public static RrRecord Open(string path) => new(Path.GetFileNameWithoutExtension(path), RrTextReader.ReadBeats(path));

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
