using EdgeTwin.Recordings.Csv;
using EdgeTwin.Recordings.Edf;
using EdgeTwin.Recordings.Rr;
using EdgeTwin.Recordings.Wfdb;

namespace EdgeTwin.Recordings;

/// <summary>Opens a recording by the name that a user gives: with its extension, or without it as WFDB names records.</summary>
public static class RecordingOpener
{
    private static readonly string[] Extensions = [".hea", ".edf", ".csv", ".txt"];

    /// <summary>Opens the recording at <paramref name="path"/>.</summary>
    /// <param name="path">
    /// A WFDB header (<c>.hea</c>), EDF (<c>.edf</c>), CSV (<c>.csv</c>, <c>.tsv</c>) or text of RR intervals (<c>qrs*.txt</c>); a header without signals stands for its annotated beats; or the name without an extension.
    /// </param>
    /// <param name="options">Checks to apply; null for all.</param>
    /// <exception cref="InputException">There is no such recording (the message says which names were tried), or it is bad.</exception>
    public static IRecording Open(string path, RecordingOptions? options = null)
    {
        string[] names = [path, .. Extensions.Select(extension => path + extension), QrsText(path)];
        string? found = Array.Find(names, File.Exists);
        if (found is null)
        {
            string looked = string.Join(", ", names.Select(Path.GetFileName));
            string problem = Directory.Exists(path) ? "this is a folder, not a recording" : $"there is no such recording (looked for {looked})";
            throw new InputException(path, "", problem, "check the name and the folder");
        }
        return OpenFile(found, options);
    }

    /// <summary>The annotation file of a record, such as <c>208.atr</c> beside <c>208.hea</c>; null where there is none.</summary>
    /// <param name="recordPath">The record as <see cref="Open"/> takes it, with or without an extension.</param>
    /// <param name="annotator">The annotator's name, such as <c>atr</c>.</param>
    public static string? FindAnnotations(string recordPath, string annotator)
    {
        string extension = Path.GetExtension(recordPath).ToLowerInvariant();
        string record = Extensions.Contains(extension) || extension is ".dat" or ".tsv" ? recordPath[..^extension.Length] : recordPath;
        string path = $"{record}.{annotator}";
        return File.Exists(path) ? path : null;
    }

    private static string QrsText(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", $"qrs{Path.GetFileName(path)}.txt");

    private static IRecording OpenHeader(string path, RecordingOptions? options)
    {
        WfdbRecord record = WfdbRecord.Open(path, options);
        return record.Signals.Count > 0 ? record : RrRecord.OfAnnotations(record, path);
    }

    private static IRecording OpenFile(string path, RecordingOptions? options) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".hea" => OpenHeader(path, options),
            ".dat" => WfdbRecord.Open(Path.ChangeExtension(path, ".hea"), options),
            ".edf" => EdfRecord.Open(path),
            ".bdf" => throw new InputException(path, "", "BDF files (24 bits a sample) are not supported", "convert it to EDF"),
            ".csv" or ".tsv" => CsvRecord.Open(path),
            ".txt" => RrRecord.Open(path),
            _ => throw new InputException(path, "", "this kind of file is not known", "name a WFDB header (.hea), an EDF (.edf) or CSV (.csv) file, or a text of RR intervals (.txt)"),
        };
}
