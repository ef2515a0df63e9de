namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Streams a signal whose values were stored modulo 4096, with the turns put back.</summary>
internal sealed class UnwrappedSignalReader : ISignalReader
{
    // A 12-bit store that spans less than this of an ECG, of a converter whose bits the header does not name, cannot have held it: QRS complexes alone reach over 2 mV and more.
    private const double NarrowestMillivolts = 2;
    private const int NarrowFormat = 212;
    private const double StoredCounts = 4096;

    private readonly ISignalReader stored;
    private readonly double gain;
    private readonly double baseline;
    private readonly ModuloUnwrapper unwrapper = new();
    private readonly double[] block = new double[1024];
    private int blockLength;
    private int blockPosition;
    private bool isEnded;
    private int missing;

    /// <summary>Unwraps what <paramref name="stored"/> gives.</summary>
    internal UnwrappedSignalReader(ISignalReader stored, WfdbSignal signal)
    {
        this.stored = stored;
        gain = signal.Gain;
        baseline = signal.Baseline;
    }

    /// <inheritdoc/>
    public SignalInfo Signal => stored.Signal;

    /// <summary>True where a header says that its signals were squeezed into 12 bits which cannot hold them (records of 16 bits rewritten in format 212).</summary>
    internal static bool IsNeededBy(WfdbHeader header) => header.Signals.Any(IsSqueezed) && header.Signals.All(signal => signal.Format == NarrowFormat && signal.AdcResolutionBits == 0);

    /// <inheritdoc/>
    public int Read(Span<double> physical)
    {
        int written = 0;
        while (written < physical.Length)
        {
            if (unwrapper.Ready > 0)
            {
                physical[written++] = (unwrapper.Take() - baseline) / gain;
            }
            else if (missing > 0)
            {
                missing--;
                physical[written++] = double.NaN;
            }
            else if (!Fill())
            {
                break;
            }
        }
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => stored.Dispose();

    private static bool IsSqueezed(WfdbSignal signal) =>
        signal.Format == NarrowFormat && signal.AdcResolutionBits == 0 && signal.Unit == "mV" && StoredCounts / signal.Gain < NarrowestMillivolts;

    // Pushes until something is decided, or what is missing comes next.
    private bool Fill()
    {
        while (unwrapper.Ready == 0)
        {
            if (blockPosition == blockLength)
            {
                blockPosition = 0;
                blockLength = isEnded ? 0 : stored.Read(block);
                if (blockLength == 0)
                {
                    bool hasRest = !isEnded;
                    isEnded = true;
                    unwrapper.Finish();
                    return hasRest && unwrapper.Ready > 0;
                }
            }
            double value = block[blockPosition++];
            if (double.IsNaN(value))
            {
                unwrapper.Finish();
                missing++;
                if (unwrapper.Ready == 0)
                {
                    unwrapper.Restart();
                }
                return true;
            }
            unwrapper.Push((int)Math.Round((value * gain) + baseline));
        }
        return true;
    }
}
