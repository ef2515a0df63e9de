using System.Runtime.CompilerServices;

namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Streams one signal of an ordinary WFDB record: reads blocks of frames, unpacks them, and applies skew, gain and baseline.</summary>
internal sealed class WfdbSignalReader : ISignalReader
{
    private const int TargetBlockSamples = 1 << 14;

    private readonly WfdbGroup group;
    private readonly WfdbSignal signal;
    private readonly bool verifyChecksum;
    private readonly string headerPath;
    private readonly FileStream stream;
    private readonly byte[] bytes;
    private readonly int[] samples;
    private readonly double[] block;
    private readonly int blockFrames;
    private readonly long frameCount;
    private long framesRead;
    private long skipSamples;
    private long padSamples;
    private int blockPosition;
    private int blockLength;
    private int runningValue;
    private uint checksum;
    private bool checkedSum;

    /// <summary>Opens signal <paramref name="index"/> of <paramref name="header"/>.</summary>
    internal WfdbSignalReader(WfdbHeader header, int index, SignalInfo info, RecordingOptions options)
    {
        group = WfdbGroup.Find(header, index);
        signal = header.Signals[index];
        Signal = info;
        headerPath = header.Path;
        runningValue = signal.InitialValue;
        blockFrames = BlockFrames(group);
        stream = InputFile.OpenRead(group.Path);
        try
        {
            frameCount = CheckLength(header.FrameCount);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
        skipSamples = Math.Min(frameCount, signal.SkewFrames) * signal.SamplesPerFrame;
        padSamples = skipSamples;
        // Without a sample count the guide turns the check off (header(5)).
        verifyChecksum = options.VerifyChecksums && header.FrameCount is not null && signal.Checksum is not null;
        samples = new int[blockFrames * group.FrameSamples];
        bytes = new byte[samples.Length / group.Format.UnitSamples * group.Format.UnitBytes];
        block = new double[blockFrames * signal.SamplesPerFrame];
    }

    /// <inheritdoc/>
    public SignalInfo Signal { get; }

    /// <inheritdoc/>
    public int Read(Span<double> physical)
    {
        int written = 0;
        while (written < physical.Length)
        {
            if (blockPosition == blockLength && !NextBlock())
            {
                break;
            }
            int count = Math.Min(blockLength - blockPosition, physical.Length - written);
            block.AsSpan(blockPosition, count).CopyTo(physical[written..]);
            blockPosition += count;
            written += count;
        }
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static int BlockFrames(WfdbGroup group)
    {
        // A multiple of the packing unit, so that every block begins at one.
        int units = Math.Max(1, TargetBlockSamples / group.FrameSamples / group.Format.UnitSamples);
        return units * group.Format.UnitSamples;
    }

    private long CheckLength(long? announcedFrames)
    {
        long length = InputFile.Guard(group.Path, () => stream.Length) - group.ByteOffset;
        long available = length <= 0 ? 0 : group.Format.SamplesIn(length) / group.FrameSamples;
        if (length < 0)
        {
            throw new InputException(group.Path, "length", $"the header announces a preamble of {group.ByteOffset} bytes, which is longer than the file", "correct the header");
        }
        if (announcedFrames > available)
        {
            throw new InputException(group.Path, "length", $"the header announces {announcedFrames} samples a signal but the file holds {available}", "get the whole file again, or correct the header");
        }
        InputFile.Guard(group.Path, () => stream.Seek(group.ByteOffset, SeekOrigin.Begin));
        return announcedFrames ?? available;
    }

    private bool NextBlock()
    {
        blockPosition = 0;
        blockLength = 0;
        while (blockLength == 0)
        {
            if (framesRead == frameCount)
            {
                return PadBlock();
            }
            int frames = (int)Math.Min(blockFrames, frameCount - framesRead);
            Load(frames);
            Extract(frames);
            framesRead += frames;
            int skipped = (int)Math.Min(skipSamples, blockLength);
            skipSamples -= skipped;
            blockPosition = skipped;
            blockLength = skipped == blockLength ? 0 : blockLength;
            blockPosition = blockLength == 0 ? 0 : blockPosition;
        }
        return true;
    }

    /// <summary>A skewed signal ends before the others: what it lacks at the end is missing.</summary>
    private bool PadBlock()
    {
        CheckSum();
        blockLength = (int)Math.Min(padSamples, block.Length);
        block.AsSpan(0, blockLength).Fill(double.NaN);
        padSamples -= blockLength;
        return blockLength > 0;
    }

    private void Load(int frames)
    {
        int wanted = (int)group.Format.BytesFor(frames * group.FrameSamples);
        int got = InputFile.Fill(stream, bytes, wanted, group.Path);
        if (got < wanted)
        {
            throw new InputException(group.Path, "length", "the file became shorter while it was read", "try again when nothing writes to it");
        }
        int count = frames * group.FrameSamples;
        int rest = count % group.Format.UnitSamples;
        int padded = rest == 0 ? count : count + group.Format.UnitSamples - rest;
        int paddedBytes = padded / group.Format.UnitSamples * group.Format.UnitBytes;
        bytes.AsSpan(wanted, paddedBytes - wanted).Clear();
        group.Format.Decode(bytes.AsSpan(0, paddedBytes), samples.AsSpan(0, padded));
    }

    private void Extract(int frames)
    {
        if (group.Format.Code == 8)
        {
            Integrate(frames);
        }
        Span<double> target = block.AsSpan(0, frames * signal.SamplesPerFrame);
        int step = group.FrameSamples;
        for (int within = 0; within < signal.SamplesPerFrame; within++)
        {
            ReadOnlySpan<int> source = samples.AsSpan(group.FirstInFrame + within);
            ExtractColumn(source, step, target[within..], signal.SamplesPerFrame, frames);
        }
        blockLength = target.Length;
    }

    /// <summary>Takes every <paramref name="step"/>th sample to every <paramref name="targetStep"/>th value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ExtractColumn(ReadOnlySpan<int> source, int step, Span<double> target, int targetStep, int count)
    {
        double baseline = signal.Baseline;
        double gain = signal.Gain;
        uint sum = 0;
        bool hasInvalid = group.Format.InvalidValue is not null;
        int invalid = group.Format.InvalidValue ?? 0;
        for (int i = 0, from = 0, to = 0; i < count; i++, from += step, to += targetStep)
        {
            int value = source[from];
            sum += (uint)value;
            target[to] = value == invalid && hasInvalid ? double.NaN : (value - baseline) / gain;
        }
        checksum += sum;
    }

    private void Integrate(int frames)
    {
        int perFrame = signal.SamplesPerFrame;
        for (int frame = 0; frame < frames; frame++)
        {
            Span<int> own = samples.AsSpan((frame * group.FrameSamples) + group.FirstInFrame, perFrame);
            foreach (ref int value in own)
            {
                runningValue += value;
                value = runningValue;
            }
        }
    }

    private void CheckSum()
    {
        if (!verifyChecksum || checkedSum)
        {
            return;
        }
        checkedSum = true;
        if ((ushort)checksum != signal.Checksum)
        {
            throw new InputException(
                group.Path,
                $"signal {signal.Description}",
                $"the samples sum to {(short)checksum} but {System.IO.Path.GetFileName(headerPath)} says {(short)signal.Checksum.GetValueOrDefault()}",
                "the file is damaged or the header is not its own: get both again, or turn the checksum off");
        }
    }
}
