using EdgeTwin.Recordings.Wfdb;

namespace EdgeTwin.Recordings;

/// <summary>Opens a recording by the name that a user gives: with its extension, or without it as WFDB names records.</summary>
public static class RecordingOpener
{
    /// <summary>Opens the recording at <paramref name="path"/>.</summary>
    /// <param name="path">A header (<c>.hea</c>), or the record's name without an extension.</param>
    /// <param name="options">Checks to apply; null for all.</param>
    /// <exception cref="InputException">There is no such recording, or it is bad.</exception>
    public static IRecording Open(string path, RecordingOptions? options = null)
    {
        if (File.Exists(path))
        {
            return OpenFile(path, options);
        }
        string[] candidates = [path + ".hea"];
        string found = Array.Find(candidates, File.Exists)
            ?? throw new InputException(path, "", $"there is no such recording (looked for {string.Join(", ", candidates.Prepend(path))})", "check the name and the folder");
        return OpenFile(found, options);
    }

    /// <summary>The annotation file of a record, such as <c>208.atr</c> beside <c>208.hea</c>; null where there is none.</summary>
    /// <param name="recordPath">The record as <see cref="Open"/> takes it.</param>
    /// <param name="annotator">The annotator's name, such as <c>atr</c>.</param>
    public static string? FindAnnotations(string recordPath, string annotator)
    {
        string[] candidates = [$"{recordPath}.{annotator}", Path.ChangeExtension(recordPath, annotator)];
        return Array.Find(candidates, File.Exists);
    }

    private static IRecording OpenFile(string path, RecordingOptions? options) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".hea" => WfdbRecord.Open(path, options),
            ".dat" => WfdbRecord.Open(Path.ChangeExtension(path, ".hea"), options),
            _ => throw new InputException(path, "", "this kind of file is not known", "name a WFDB header (.hea)"),
        };
}
