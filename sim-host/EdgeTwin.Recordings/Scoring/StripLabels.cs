using System.Text;

namespace EdgeTwin.Recordings.Scoring;

/// <summary>The labels of short strips, a line <c>record,label</c> each, as CinC 2017 gives them: N normal, A atrial fibrillation, O other, ~ noise.</summary>
public static class StripLabels
{
    /// <summary>Name of the file beside the strips.</summary>
    public const string FileName = "REFERENCE.csv";

    private const int MostBytes = 16 << 20;

    /// <summary>The label of the strip at <paramref name="path"/>; null where there is no such file, or no line for it.</summary>
    /// <exception cref="InputException">A line is not of that form.</exception>
    public static string? Find(string path)
    {
        string labels = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", FileName);
        if (!File.Exists(labels))
        {
            return null;
        }
        string name = Path.GetFileNameWithoutExtension(path);
        int number = 0;
        foreach (string line in Encoding.Latin1.GetString(InputFile.ReadAll(labels, MostBytes, "a file of labels")).Split('\n'))
        {
            number++;
            string text = line.Trim();
            string[] fields = text.Split(',');
            if (text.Length > 0 && (fields.Length != 2 || fields[0].Length == 0 || fields[1].Length == 0))
            {
                throw new InputException(labels, $"line {number}", "is not record,label", "correct it, or take the file away");
            }
            if (fields[0] == name)
            {
                return fields[1];
            }
        }
        return null;
    }
}
