using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Host.Training;

/// <summary>The records of the MIT-BIH arrhythmia database that tables may be trained on: DS1 of de Chazal 2004. DS2 is for measuring, and is refused.</summary>
internal static class DesignRecords
{
    private const string Annotator = "atr";

    private static readonly string[] Ds1 =
        ["101", "106", "108", "109", "112", "114", "115", "116", "118", "119", "122", "124", "201", "203", "205", "207", "208", "209", "215", "220", "223", "230"];

    private static readonly string[] Ds2 =
        ["100", "103", "105", "111", "113", "117", "121", "123", "200", "202", "210", "212", "213", "214", "219", "221", "222", "228", "231", "232", "233", "234"];

    /// <summary>Those records of DS1 that are in <paramref name="folder"/>, or those of <paramref name="wanted"/>.</summary>
    /// <exception cref="InputException">None is there, one that is wanted is missing, or one is of DS2.</exception>
    internal static IReadOnlyList<string> Find(string folder, IReadOnlyList<string>? wanted)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, "", "there is no such folder", "name the folder that holds the MIT-BIH arrhythmia database");
        }
        string? other = wanted?.FirstOrDefault(name => !Ds1.Contains(name));
        if (other is not null)
        {
            string problem = Ds2.Contains(other) ? "it is of DS2, which is for measuring alone: what is trained on it can no longer be measured with it" : "it is not of DS1";
            throw new InputException(Path.Combine(folder, other), "", problem, "train on records of DS1");
        }
        string[] found = [.. (wanted ?? Ds1).Where(name => File.Exists(Path.Combine(folder, $"{name}.hea")) && File.Exists(Path.Combine(folder, $"{name}.{Annotator}")))];
        string? missing = wanted?.FirstOrDefault(name => !found.Contains(name));
        if (missing is not null)
        {
            throw new InputException(Path.Combine(folder, missing), "", "there is no such record with its annotations", "check the name and the folder");
        }
        return found.Length > 0 ? found
            : throw new InputException(folder, "", "it holds no record of DS1", "name the folder that holds the MIT-BIH arrhythmia database");
    }

    /// <summary>Reads one.</summary>
    internal static DesignRecord Read(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        using ReplayedRecord record = ReplayedRecord.Open(path, null, 2);
        List<int> first = [];
        List<int> second = [];
        using (ISampleSource source = record.OpenLeads())
        {
            int[] block = new int[8192];
            int[] other = new int[block.Length];
            for (int read = source.Read(block, other); read > 0; read = source.Read(block, other))
            {
                first.AddRange(block.AsSpan(0, read));
                second.AddRange(other.AsSpan(0, read));
            }
        }
        return new DesignRecord(name, path, [.. first], [.. second], record.FrequencyHz, record.FrameCount ?? 0, AnnotationFile.ReadFor($"{path}.{Annotator}", record.FrequencyHz));
    }
}
