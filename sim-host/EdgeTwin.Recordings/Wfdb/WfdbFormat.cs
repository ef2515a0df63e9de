namespace EdgeTwin.Recordings.Wfdb;

/// <summary>The storage formats of signal(5): how many bytes samples take, and how they are unpacked.</summary>
/// <param name="Code">The format's number.</param>
/// <param name="UnitSamples">Samples that are packed together.</param>
/// <param name="UnitBytes">Bytes they take.</param>
/// <param name="InvalidValue">The value that stands for a missing sample, or null where there is none.</param>
internal sealed record WfdbFormat(int Code, int UnitSamples, int UnitBytes, int? InvalidValue)
{
    /// <summary>The supported formats, for messages.</summary>
    internal const string Supported = "8, 16, 24, 32, 61, 80, 160, 212, 310 and 311";

    private static readonly WfdbFormat[] All =
    [
        new(8, 1, 1, null), new(16, 1, 2, short.MinValue), new(24, 1, 3, -(1 << 23)), new(32, 1, 4, int.MinValue), new(61, 1, 2, short.MinValue),
        new(80, 1, 1, -128), new(160, 1, 2, short.MinValue), new(212, 2, 3, -2048), new(310, 3, 4, -512), new(311, 3, 4, -512),
    ];

    /// <summary>The format of that number, or null where it is not supported.</summary>
    internal static WfdbFormat? Find(int code) => Array.Find(All, format => format.Code == code);

    /// <summary>Bytes that <paramref name="samples"/> samples take; writers leave out the unused bytes of the last group.</summary>
    internal Int128 BytesFor(Int128 samples)
    {
        Int128 whole = samples / UnitSamples * UnitBytes;
        int rest = (int)(samples % UnitSamples);
        // One of a pair takes 12 bits. In 310 each of the first two samples has a byte pair of its own; in 311 they are 10 and 20 bits.
        return whole + (rest, Code) switch
        {
            (0, _) => 0,
            (1, _) => 2,
            (2, 311) => 3,
            _ => 4,
        };
    }

    /// <summary>Whole samples in <paramref name="bytes"/> bytes.</summary>
    internal long SamplesIn(long bytes)
    {
        long samples = bytes / UnitBytes * UnitSamples;
        while (samples % UnitSamples != UnitSamples - 1 && BytesFor(samples + 1) <= bytes)
        {
            samples++;
        }
        return UnitSamples > 1 && BytesFor(samples + 1) <= bytes ? samples + 1 : samples;
    }

    /// <summary>Unpacks samples from the start of a packing unit; <paramref name="bytes"/> holds whole units. Format 8 gives differences.</summary>
    internal void Decode(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        switch (Code)
        {
            case 8:
                WfdbUnpack.Format8(bytes, samples);
                break;
            case 16:
                WfdbUnpack.Format16(bytes, samples);
                break;
            case 24:
                WfdbUnpack.Format24(bytes, samples);
                break;
            case 32:
                WfdbUnpack.Format32(bytes, samples);
                break;
            case 61:
                WfdbUnpack.Format61(bytes, samples);
                break;
            case 80:
                WfdbUnpack.Format80(bytes, samples);
                break;
            case 160:
                WfdbUnpack.Format160(bytes, samples);
                break;
            case 212:
                WfdbUnpack.Format212(bytes, samples);
                break;
            case 310:
                WfdbUnpack.Format310(bytes, samples);
                break;
            default:
                WfdbUnpack.Format311(bytes, samples);
                break;
        }
    }
}
