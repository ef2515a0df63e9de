using System.Buffers.Binary;

namespace EdgeTwin.Recordings.Edf;

/// <summary>
/// Writes an EDF+C file of signals at one rate, with annotations. EDF has no missing sample: NaN, and what the last data record lacks, is written as the
/// value below the digital minimum, which this library reads as missing again. The file appears when <see cref="Commit"/> is called.
/// </summary>
public sealed class EdfWriter : IDisposable
{
    internal const int DigitalMin = -32767;
    internal const int DigitalMax = 32767;

    private readonly OutputFile file;
    private readonly EdfLayout layout;
    private readonly byte[] record;
    private readonly double[] scales;
    private int frameInRecord;
    private int recordCount;

    /// <summary>Begins the file at <paramref name="path"/>.</summary>
    /// <param name="path">The file, with its extension.</param>
    /// <param name="frequencyHz">Samples a second of every signal; some number of whole seconds up to 100 must hold whole samples.</param>
    /// <param name="signals">The signals.</param>
    /// <param name="startTime">When the recording began; null writes the earliest date that EDF has.</param>
    /// <param name="annotations">Annotations, with times from the first sample.</param>
    /// <exception cref="ArgumentException">A rate, label, unit, range or annotation cannot be written.</exception>
    /// <exception cref="InputException">The file cannot be created.</exception>
    public EdfWriter(string path, double frequencyHz, IReadOnlyList<EdfOutputSignal> signals, DateTimeOffset? startTime = null, IReadOnlyList<EdfAnnotation>? annotations = null)
    {
        layout = new EdfLayout(frequencyHz, signals, startTime, annotations ?? []);
        record = new byte[layout.RecordBytes];
        scales = [.. layout.Signals.Select(signal => (signal.PhysicalMax - signal.PhysicalMin) / (DigitalMax - DigitalMin))];
        file = new OutputFile(path);
        file.Stream.Write(layout.Header(-1));
    }

    /// <summary>Appends one sample of each signal, in its unit; what is out of range is written as the nearest in it.</summary>
    /// <exception cref="ArgumentException">Not one value a signal.</exception>
    public void WriteFrame(ReadOnlySpan<double> physical)
    {
        if (physical.Length != scales.Length)
        {
            throw new ArgumentException($"a frame has {physical.Length} values for {scales.Length} signals");
        }
        for (int i = 0; i < physical.Length; i++)
        {
            double steps = Math.Round(((physical[i] - layout.Signals[i].PhysicalMin) / scales[i]) + DigitalMin);
            Put(i, double.IsNaN(steps) ? EdfSignalReader.MissingMark : (short)Math.Clamp(steps, DigitalMin, DigitalMax));
        }
        if (++frameInRecord == layout.FramesPerRecord)
        {
            EndRecord();
        }
    }

    /// <summary>Completes the last data record and the header, and gives the file its name.</summary>
    /// <exception cref="ArgumentException">An annotation lies after the end.</exception>
    public void Commit()
    {
        while (frameInRecord > 0)
        {
            for (int i = 0; i < scales.Length; i++)
            {
                Put(i, EdfSignalReader.MissingMark);
            }
            if (++frameInRecord == layout.FramesPerRecord)
            {
                EndRecord();
            }
        }
        if (layout.LastAnnotatedRecord >= recordCount)
        {
            throw new ArgumentException("an annotation lies after the end of the recording");
        }
        file.Stream.Seek(0, SeekOrigin.Begin);
        file.Stream.Write(layout.Header(recordCount));
        file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Put(int signal, short value) =>
        BinaryPrimitives.WriteInt16LittleEndian(record.AsSpan(2 * ((signal * layout.FramesPerRecord) + frameInRecord)), value);

    private void EndRecord()
    {
        layout.Annotate(recordCount, record.AsSpan(2 * scales.Length * layout.FramesPerRecord));
        file.Stream.Write(record);
        recordCount++;
        frameInRecord = 0;
    }
}
