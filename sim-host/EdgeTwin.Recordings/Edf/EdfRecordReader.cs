namespace EdgeTwin.Recordings.Edf;

/// <summary>Reads one signal's part of a data record.</summary>
internal sealed class EdfRecordReader(EdfHeader header) : IDisposable
{
    private readonly FileStream stream = InputFile.OpenRead(header.Path);
    private byte[] bytes = [];

    /// <summary>The bytes of <paramref name="signal"/> in data record <paramref name="record"/>, until the next call.</summary>
    internal ReadOnlySpan<byte> ReadBytes(long record, EdfSignal signal)
    {
        int count = 2 * signal.SamplesPerRecord;
        bytes = bytes.Length < count ? new byte[count] : bytes;
        long offset = header.HeaderBytes + (record * header.RecordBytes) + signal.ByteInRecord;
        InputFile.Guard(header.Path, () => stream.Seek(offset, SeekOrigin.Begin));
        return InputFile.Fill(stream, bytes, count, header.Path) == count
            ? bytes.AsSpan(0, count)
            : throw new InputException(header.Path, $"data record {record}", "the file became shorter while it was read", "try again when nothing writes to it");
    }

    /// <summary>The annotation lists of a data record.</summary>
    internal List<EdfAnnotation> ReadLists(long record, EdfSignal list) => EdfTal.Parse(header.Path, record, ReadBytes(record, list));

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
