using System.Buffers.Binary;

namespace EdgeTwin.Recordings.Edf;

/// <summary>Streams one signal of an EDF file, a data record at a time.</summary>
internal sealed class EdfSignalReader : ISignalReader
{
    /// <summary>The writers' mark of a missing sample, where the digital range leaves it free: EDF itself has none.</summary>
    internal const short MissingMark = short.MinValue;

    private readonly EdfHeader header;
    private readonly EdfSignal signal;
    private readonly EdfRecordReader reader;
    private readonly double[] block;
    private long record;
    private double? expectedSeconds;
    private long missingSamples;
    private bool isRecordTimed;
    private int position;
    private int length;

    /// <summary>Opens a stream over <paramref name="signal"/>.</summary>
    internal EdfSignalReader(EdfHeader header, EdfSignal signal, SignalInfo info)
    {
        this.header = header;
        this.signal = signal;
        Signal = info;
        reader = new EdfRecordReader(header);
        // A header may claim what no data follow; only a file that holds a record earns the memory.
        block = header.RecordCount == 0 ? [] : new double[signal.SamplesPerRecord];
    }

    /// <inheritdoc/>
    public SignalInfo Signal { get; }

    /// <inheritdoc/>
    public int Read(Span<double> physical)
    {
        int written = 0;
        while (written < physical.Length)
        {
            Span<double> rest = physical[written..];
            if (missingSamples > 0)
            {
                int missing = (int)Math.Min(missingSamples, rest.Length);
                rest[..missing].Fill(double.NaN);
                missingSamples -= missing;
                written += missing;
                continue;
            }
            if (position == length && !NextRecord())
            {
                break;
            }
            int count = Math.Min(length - position, rest.Length);
            block.AsSpan(position, count).CopyTo(rest);
            position += count;
            written += count;
        }
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    /// <summary>Loads the next record, or only notes the hole before it.</summary>
    private bool NextRecord()
    {
        if (record == header.RecordCount)
        {
            return false;
        }
        position = 0;
        length = 0;
        if (header.IsDiscontinuous && !isRecordTimed)
        {
            missingSamples = HoleBefore();
            isRecordTimed = true;
            if (missingSamples > 0)
            {
                return true;
            }
        }
        Load(reader.ReadBytes(record, signal));
        record++;
        isRecordTimed = false;
        return true;
    }

    private void Load(ReadOnlySpan<byte> bytes)
    {
        double scale = (signal.PhysicalMax - signal.PhysicalMin) / (signal.DigitalMax - signal.DigitalMin);
        bool hasMark = signal.DigitalMin > MissingMark;
        for (int i = 0; i < block.Length; i++)
        {
            short value = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]);
            block[i] = hasMark && value == MissingMark ? double.NaN : ((value - signal.DigitalMin) * scale) + signal.PhysicalMin;
        }
        length = block.Length;
    }

    private long HoleBefore()
    {
        List<EdfAnnotation> lists = reader.ReadLists(record, header.Annotations!);
        if (lists.Count == 0)
        {
            throw new InputException(header.Path, $"data record {record}", "it has no time-keeping annotation", "export the file anew");
        }
        double onset = lists[0].OnsetSeconds;
        double hole = onset - (expectedSeconds ?? onset);
        // Half a sample of slack: the times are decimal fractions.
        if (hole < -0.5 / Signal.SamplingFrequencyHz || hole > Gaps.MaxSeconds)
        {
            throw new InputException(header.Path, $"data record {record}", $"it begins at {onset} s, before the last one ends or over a month after", "export the file anew");
        }
        expectedSeconds = onset + header.RecordSeconds;
        return (long)Math.Round(hole * Signal.SamplingFrequencyHz);
    }
}
