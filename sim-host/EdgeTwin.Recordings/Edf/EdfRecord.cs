namespace EdgeTwin.Recordings.Edf;

/// <summary>An EDF, EDF+C or EDF+D file. Holes between the records of an EDF+D file read as missing samples.</summary>
public sealed class EdfRecord : IRecording
{
    private readonly EdfHeader header;
    private readonly EdfSignal[] signals;

    private EdfRecord(EdfHeader header)
    {
        this.header = header;
        Name = Path.GetFileNameWithoutExtension(header.Path);
        signals = [.. header.Signals.Where(signal => !signal.IsAnnotations)];
        Signals = [.. signals.Select(Info)];
        SamplingFrequencyHz = Signals.Count == 0 ? 1 : Signals.Max(signal => signal.SamplingFrequencyHz);
        string[] comments = [header.Patient, header.Recording];
        Comments = [.. comments.Where(text => text.Length > 0)];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The highest rate of its signals: EDF has no frames of its own.</summary>
    public double SamplingFrequencyHz { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SignalInfo> Signals { get; }

    /// <inheritdoc/>
    public DateTimeOffset? StartTime => header.StartTime;

    /// <summary>The patient and recording fields.</summary>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>Opens the file at <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The file is missing, no EDF file (BDF is not supported), or its counts do not fit its length.</exception>
    public static EdfRecord Open(string path)
    {
        using FileStream stream = InputFile.OpenRead(path);
        return new EdfRecord(EdfHeaderReader.Read(path, stream));
    }

    /// <inheritdoc/>
    public ISignalReader OpenSignal(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, signals.Length);
        return new EdfSignalReader(header, signals[index], Signals[index]);
    }

    /// <summary>The EDF+ annotations in the order of the file, without those that only keep a record's time; empty for plain EDF.</summary>
    /// <exception cref="InputException">A list is damaged.</exception>
    public IEnumerable<EdfAnnotation> ReadAnnotations()
    {
        EdfSignal[] lists = [.. header.Signals.Where(signal => signal.IsAnnotations)];
        if (lists.Length == 0)
        {
            yield break;
        }
        using EdfRecordReader reader = new(header);
        double? first = null;
        for (long record = 0; record < header.RecordCount; record++)
        {
            foreach (EdfSignal list in lists)
            {
                foreach (EdfAnnotation annotation in reader.ReadLists(record, list))
                {
                    first ??= annotation.OnsetSeconds;
                    if (annotation.Text.Length > 0)
                    {
                        yield return annotation with { OnsetSeconds = annotation.OnsetSeconds - first.Value };
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private SignalInfo Info(EdfSignal signal) =>
        new(signal.Label, signal.Unit, signal.SamplesPerRecord / header.RecordSeconds, header.IsDiscontinuous ? null : header.RecordCount * signal.SamplesPerRecord);
}
