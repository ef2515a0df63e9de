using System.Buffers.Binary;

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

    internal static void Format212(ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        for (int i = 0, b = 0; i + 1 < samples.Length && b + 2 < bytes.Length; i += 2, b += 3)
        {
            int shared = bytes[b + 1];
            samples[i] = (((shared & 15) << 28) | (bytes[b] << 20)) >> 20;
            samples[i + 1] = (((shared >> 4) << 28) | (bytes[b + 2] << 20)) >> 20;
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

    private static int Signed10(int bits) => (bits << 22) >> 22;
}
