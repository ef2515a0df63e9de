using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Recordings.Ppg;

/// <summary>
/// Opens recordings of the pulse wave: WFDB and EDF records with a PLETH or PPG signal, CSV with <c>time_s</c> and columns <c>red</c>, <c>ir</c>, <c>ambient</c>
/// or one <c>pleth</c>, and tables as public collections hold them (OxiWear, Welltory, HeartPy, BIDMC).
/// Ambient light is not taken off again: front ends of this kind cancel it before they convert.
/// </summary>
public static class PpgOpener
{
    private const double Oxi2Hz = 24.995;

    // The MAXM86161 has 19 bits, the MAX30102 18.
    private const double From19Bits = 0.5;
    private static readonly string[] WaveWords = ["PLETH", "PPG"];

    /// <summary>The recordings in <paramref name="folder"/> and the folders in it, in the order of their names.</summary>
    /// <exception cref="InputException">The folder is missing or holds none.</exception>
    public static IReadOnlyList<string> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, "", "there is no such folder", "name the folder that holds the recordings");
        }
        string[] found = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(Holds).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new InputException(folder, "", "no recording of a pulse wave is in it", "name a folder with a PLETH or PPG signal, or with red and ir columns");
    }

    /// <summary>Opens one.</summary>
    /// <param name="path">The file, as <see cref="Find"/> gives it.</param>
    /// <param name="wave">Name of the signal that is the pulse wave; null for the first that is named so.</param>
    /// <param name="ecg">Name of the ECG beside it; null for II, or the first voltage.</param>
    /// <param name="rateHz">Rate of a file of bare numbers.</param>
    /// <exception cref="InputException">It is none, or bad.</exception>
    public static PpgRecording Open(string path, string? wave = null, string? ecg = null, double rateHz = 100)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not ".csv")
        {
            return OfRecord(path, wave, ecg);
        }
        PpgText table = PpgText.Read(path);
        return table.Has("time_s") ? OfRecord(path, wave, ecg) : OfTable(table, rateHz);
    }

    private static bool Holds(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension == ".hea")
        {
            return File.ReadLines(path).Any(line => WaveWords.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)) || line.Contains(" col ", StringComparison.Ordinal));
        }
        if (extension != ".csv")
        {
            return false;
        }
        string head = string.Join('\n', File.ReadLines(path).Take(8));
        return head.Contains("LEDC1", StringComparison.Ordinal) || head.StartsWith("1,2,3,4,5,6", StringComparison.Ordinal) || head.StartsWith("time,R,G,B", StringComparison.Ordinal)
            || head.Contains("PLETH", StringComparison.OrdinalIgnoreCase) || head.StartsWith("timer,hr", StringComparison.Ordinal) || head.StartsWith("datetime,hr", StringComparison.Ordinal)
            || (head.Contains("time_s", StringComparison.Ordinal) && head.Contains("ir", StringComparison.OrdinalIgnoreCase))
            || (!head.Contains(',', StringComparison.Ordinal) && double.TryParse(head.Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture, out _));
    }

    private static PpgRecording OfTable(PpgText table, double rateHz)
    {
        string name = Path.GetFileNameWithoutExtension(table.Path);
        if (table.Has("LEDC1"))
        {
            return Two(table, name, [.. table.Column("timestamp").Select(ms => ms / 1000)], table.Column("LEDC2"), table.Column("LEDC1"));
        }
        if (table.Header is ["1", ..])
        {
            return Two(table, name, Even(table.Rows.Count, Oxi2Hz), table.Column(2), table.Column(0));
        }
        if (table.Has("R") && table.Has("B"))
        {
            string folder = Path.GetDirectoryName(table.Path) ?? "";
            string rr = Path.Combine(folder, "RR.txt");
            return One(Path.GetFileName(folder), [.. table.Column("time").Select(ms => ms / 1000)], table.Column("R"), true) with { RrMs = File.Exists(rr) ? RrText(rr) : null };
        }
        if (table.Has("PLETH"))
        {
            double[] times = table.Column("Time [s]");
            double[]? ecg = table.Has("II") ? table.Column("II") : null;
            return One(name, times, table.Column("PLETH"), false) with { EcgMicrovolts = ecg is null ? null : PpgScale.Ecg(PpgGrid.Resample(times, ecg, RateRatio.TwinHz)) };
        }
        if (table.Has("timer"))
        {
            return One(name, [.. table.Column("timer").Select(ms => ms / 1000)], table.Column("hr"), false);
        }
        return table.Has("datetime")
            ? One(name, table.Dates("datetime"), table.Column("hr"), false)
            : One(name, Even(table.Rows.Count, rateHz), table.Column(0), false);
    }

    private static PpgRecording OfRecord(string path, string? wave, string? ecg)
    {
        using IRecording record = RecordingOpener.Open(path);
        int infrared = Named(record, wave is null ? [.. WaveWords, "IR", "infrared"] : [wave]);
        if (infrared < 0)
        {
            throw new InputException(path, "signals", $"none is a pulse wave ({string.Join(", ", record.Signals.Select(one => one.Name))})", "name one with --ppg-signal");
        }
        int red = wave is null ? Array.FindIndex([.. record.Signals], one => one.Name.Equals("red", StringComparison.OrdinalIgnoreCase)) : -1;
        int heart = Named(record, ecg is null ? ["ECG", "II", "MLII", "MCL1", "V"] : [ecg]);
        bool isCounts = red >= 0 || record.Signals[infrared].Name.Equals("ir", StringComparison.OrdinalIgnoreCase) || record.Signals[infrared].Name.Equals("infrared", StringComparison.OrdinalIgnoreCase);
        double[] light = OnGrid(record, infrared, PpgRecording.RateHz);
        PpgRecording recording = isCounts
            ? Counts(record.Name, red >= 0 ? OnGrid(record, red, PpgRecording.RateHz) : null, light, 1)
            : Single(record.Name, PpgScale.Wave(light, false));
        return heart < 0 ? recording
            : recording with { EcgMicrovolts = PpgScale.Ecg(OnGrid(record, heart, RateRatio.TwinHz)) };
    }

    // An exact name first, then one that holds the word.
    private static int Named(IRecording record, string[] words)
    {
        foreach (string word in words)
        {
            int exact = Array.FindIndex([.. record.Signals], one => one.Name.Trim().Equals(word, StringComparison.OrdinalIgnoreCase));
            int found = exact >= 0 || word.Length < 3 ? exact : Array.FindIndex([.. record.Signals], one => one.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
            if (found >= 0)
            {
                return found;
            }
        }
        return -1;
    }

    private static double[] OnGrid(IRecording record, int signal, double rateHz)
    {
        double[] values = record.ReadAll(signal);
        return PpgGrid.Resample(Even(values.Length, record.Signals[signal].SamplingFrequencyHz), values, rateHz);
    }

    private static PpgRecording Two(PpgText table, string name, double[] times, double[] red, double[] infrared)
    {
        (double Spo2, double Rate)? label = PpgLabels.Of(table.Path);
        return Counts(name, PpgGrid.Resample(times, red, PpgRecording.RateHz), PpgGrid.Resample(times, infrared, PpgRecording.RateHz), From19Bits) with
        {
            Spo2Percent = label?.Spo2,
            RateBpm = label?.Rate,
        };
    }

    private static PpgRecording One(string name, double[] times, double[] wave, bool isLight) =>
        Single(name, PpgScale.Wave(PpgGrid.Resample(times, wave, PpgRecording.RateHz), isLight));

    private static PpgRecording Single(string name, int[] counts) => new(name, counts, counts, false);

    private static PpgRecording Counts(string name, double[]? red, double[] infrared, double perUnit)
    {
        int[] counts = PpgScale.Counts(infrared, perUnit);
        return red is null ? Single(name, counts) : new PpgRecording(name, PpgScale.Counts(red, perUnit), counts, true);
    }

    private static double[] Even(int count, double rateHz) => [.. Enumerable.Range(0, count).Select(i => i / rateHz)];

    private static double[] RrText(string path)
    {
        string[] words = File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        double[] intervals = new double[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!double.TryParse(words[i], System.Globalization.CultureInfo.InvariantCulture, out intervals[i]) || !(intervals[i] > 0))
            {
                throw new InputException(path, $"value {i + 1}", $"'{words[i]}' is no RR interval", "give one interval in ms a line");
            }
        }
        return intervals.Length > 0 ? intervals : throw new InputException(path, "", "it holds no RR interval", "give one interval in ms a line");
    }
}
