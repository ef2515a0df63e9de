using System.Text;
using CsCheck;

namespace EdgeTwin.Recordings.Tests;

/// <summary>Damages files, and holds that a reader answers with a result or an <see cref="InputException"/>, in bounded time and memory.</summary>
internal static class Fuzzing
{
    private const int MaxSamples = 200_000;
    private const long MaxAllocatedBytes = 64L << 20;

    // What a lying file would say: huge, negative, not a number, and the marks of every format.
    private static readonly string[] Tokens =
    [
        "1152921504606846976", "-1", "1000000", "99999999999999999999999", "NaN", "1e308", "0", "~", "-", "/", "(", ":", "+", "x", "\n", "\0", ";", ",", "\t", "\u0014",
        "\u0015", "..", "Infinity",
    ];

    /// <summary>Random bytes, or a good file with bytes flipped, cut, doubled or put in.</summary>
    internal static Gen<byte[]> Damaged(byte[] good) => Gen.Frequency(
        (1, Gen.Byte.Array[0, 400]),
        (5, Gen.Select(Gen.Int[0, Math.Max(0, good.Length - 1)], Gen.Byte).Array[1, 6].Select(flips => Flip(good, flips))),
        (2, Gen.Int[0, good.Length].Select(length => good[..length])),
        (4, Gen.Select(Gen.Int[0, good.Length], Gen.Int[0, 12], Token).Select((at, cut, token) => Replace(good, at, cut, token))));

    /// <summary>Runs <paramref name="open"/> and reads everything within reason.</summary>
    internal static void Survives(Func<IRecording> open)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using IRecording recording = open();
            for (int signal = 0; signal < Math.Min(recording.Signals.Count, 4); signal++)
            {
                _ = Readings.All(recording, signal, MaxSamples);
            }
        }
        catch (InputException error)
        {
            Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocatedBytes);
    }

    private static Gen<byte[]> Token => Gen.Frequency((1, Gen.Byte.Array[0, 8]), (2, Gen.Int[0, Tokens.Length - 1].Select(i => Encoding.UTF8.GetBytes(Tokens[i]))));

    private static byte[] Flip(byte[] good, (int At, byte Value)[] flips)
    {
        byte[] bytes = [.. good];
        foreach ((int at, byte value) in flips)
        {
            bytes[at] = value;
        }
        return bytes;
    }

    private static byte[] Replace(byte[] good, int at, int cut, byte[] token) => [.. good[..at], .. token, .. good[Math.Min(good.Length, at + cut)..]];
}
