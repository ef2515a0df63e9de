using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Unpacks the storage formats of signal(5). Each takes whole packing units and as many samples as those hold.</summary>
internal static class WfdbUnpack
{
    internal static void Format8(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (sbyte)bytes[i];
        }
    }

    internal static void Format80(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = bytes[i] - 128;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Format16(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]);
        }
    }

    internal static void Format61(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16BigEndian(bytes[(2 * i)..]);
        }
    }

    internal static void Format160(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) - 32768;
        }
    }

    internal static void Format24(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0, b = 0; i < samples.Length; i++, b += 3)
        {
            samples[i] = bytes[b] | (bytes[b + 1] << 8) | ((sbyte)bytes[b + 2] << 16);
        }
    }

    internal static void Format32(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Format212(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        // Four pairs a turn over slices of known length: the run time then checks bounds once a turn (this format is most of the published ECG).
        while (samples.Length >= 8 && bytes.Length >= 12)
        {
            ReadOnlySpan<byte> from = bytes[..12];
            Span<int> to = samples[..8];
            Pair212(from[0], from[1], from[2], out to[0], out to[1]);
            Pair212(from[3], from[4], from[5], out to[2], out to[3]);
            Pair212(from[6], from[7], from[8], out to[4], out to[5]);
            Pair212(from[9], from[10], from[11], out to[6], out to[7]);
            bytes = bytes[12..];
            samples = samples[8..];
        }
        while (samples.Length >= 2 && bytes.Length >= 3)
        {
            Pair212(bytes[0], bytes[1], bytes[2], out samples[0], out samples[1]);
            bytes = bytes[3..];
            samples = samples[2..];
        }
    }

    internal static void Format310(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0, b = 0; i < samples.Length; i += 3, b += 4)
        {
            int first = BinaryPrimitives.ReadUInt16LittleEndian(bytes[b..]);
            int second = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(b + 2)..]);
            samples[i] = Signed10(first >> 1);
            samples[i + 1] = Signed10(second >> 1);
            samples[i + 2] = Signed10((first >> 11) | ((second >> 11) << 5));
        }
    }

    internal static void Format311(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0, b = 0; i < samples.Length; i += 3, b += 4)
        {
            int word = BinaryPrimitives.ReadInt32LittleEndian(bytes[b..]);
            samples[i] = Signed10(word);
            samples[i + 1] = Signed10(word >> 10);
            samples[i + 2] = Signed10(word >> 20);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair212(int low, int shared, int last, out int first, out int second)
    {
        first = (((shared & 15) << 28) | (low << 20)) >> 20;
        second = (((shared >> 4) << 28) | (last << 20)) >> 20;
    }

    private static int Signed10(int bits) => (bits << 22) >> 22;
}
