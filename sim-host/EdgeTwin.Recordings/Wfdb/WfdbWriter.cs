using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Wfdb;

/// <summary>
/// Writes an ordinary WFDB record, NAME.hea and NAME.dat, frame by frame (header(5), signal(5)). The files appear when <see cref="Commit"/> is called;
/// disposed before that, it leaves nothing.
/// </summary>
public sealed class WfdbWriter : IDisposable
{
    private readonly string headerPath;
    private readonly string name;
    private readonly double frequencyHz;
    private readonly WfdbOutputSignal[] signals;
    private readonly DateTimeOffset? startTime;
    private readonly IReadOnlyList<string> comments;
    private readonly OutputFile data;
    private readonly WfdbPacker packer;
    private readonly int[] initial;
    private readonly uint[] checksums;
    private readonly int missing;
    private readonly int most;
    private long frameCount;

    /// <summary>Begins the record <paramref name="recordPath"/> (without an extension).</summary>
    /// <param name="recordPath">Folder and name; the name of letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="frequencyHz">Frames a second.</param>
    /// <param name="signals">The signals; all of one format, for they share a file.</param>
    /// <param name="startTime">When the recording began, or null.</param>
    /// <param name="comments">Comment lines without their <c>#</c>.</param>
    /// <exception cref="ArgumentException">A name, unit, gain or format cannot be written.</exception>
    /// <exception cref="InputException">The files cannot be created.</exception>
    public WfdbWriter(string recordPath, double frequencyHz, IReadOnlyList<WfdbOutputSignal> signals, DateTimeOffset? startTime = null, IReadOnlyList<string>? comments = null)
    {
        name = Path.GetFileName(recordPath);
        headerPath = recordPath + ".hea";
        this.frequencyHz = frequencyHz;
        this.signals = [.. signals];
        this.startTime = startTime;
        this.comments = comments ?? [];
        Check();
        int format = this.signals[0].Format;
        missing = WfdbFormat.Find(format)!.InvalidValue!.Value;
        most = -1 - missing;
        initial = new int[this.signals.Length];
        checksums = new uint[this.signals.Length];
        data = new OutputFile(recordPath + ".dat");
        packer = new WfdbPacker(data.Stream, format);
    }

    /// <summary>Appends one frame: a value a signal in its physical unit; NaN is written as the format's missing sample, what is out of range as the nearest in it.</summary>
    /// <exception cref="ArgumentException">Not one value a signal.</exception>
    public void WriteFrame(ReadOnlySpan<double> physical)
    {
        if (physical.Length != signals.Length)
        {
            throw new ArgumentException($"a frame has {physical.Length} values for {signals.Length} signals");
        }
        for (int i = 0; i < physical.Length; i++)
        {
            WfdbOutputSignal signal = signals[i];
            double units = Math.Round((physical[i] * signal.GainPerUnit) + signal.Baseline);
            int value = double.IsNaN(units) ? missing : (int)Math.Clamp(units, missing + 1.0, most);
            initial[i] = frameCount == 0 ? value : initial[i];
            checksums[i] += (uint)value;
            packer.Put(value);
        }
        frameCount++;
    }

    /// <summary>Completes both files and gives them their names, the header last.</summary>
    /// <exception cref="InputException">The files cannot be written.</exception>
    public void Commit()
    {
        packer.Finish();
        byte[] header = Encoding.UTF8.GetBytes(Header());
        data.Commit();
        OutputFile.WriteAll(headerPath, header);
    }

    /// <inheritdoc/>
    public void Dispose() => data.Dispose();

    private void Check()
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw new ArgumentException($"'{name}' is no record name: use letters, digits, _ and -");
        }
        if (signals.Length == 0 || !(frequencyHz > 0) || !double.IsFinite(frequencyHz))
        {
            throw new ArgumentException("a record needs a signal and a sampling frequency above 0");
        }
        foreach (WfdbOutputSignal signal in signals)
        {
            if (signal.Format is not (16 or 24 or 32 or 212) || signal.Format != signals[0].Format)
            {
                throw new ArgumentException($"format {signal.Format} cannot be written, or differs between signals: use one of 16, 24, 32 and 212");
            }
            if (signal.GainPerUnit == 0 || !double.IsFinite(signal.GainPerUnit) || signal.Unit.Length == 0 || signal.Unit.Any(char.IsWhiteSpace) || signal.Name.AsSpan().IndexOfAny('\n', '\r') >= 0)
            {
                throw new ArgumentException($"signal '{signal.Name}' has no gain, a unit of no or several words, or a name of several lines");
            }
        }
    }

    private string Header()
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        StringBuilder text = new();
        text.Append(plain, $"{name} {signals.Length} {frequencyHz:R} {frameCount}");
        if (startTime is { } start)
        {
            text.Append(start.ToString(start.Millisecond == 0 ? " HH:mm:ss dd/MM/yyyy" : " HH:mm:ss.fff dd/MM/yyyy", plain));
        }
        text.Append('\n');
        for (int i = 0; i < signals.Length; i++)
        {
            WfdbOutputSignal signal = signals[i];
            text.Append(plain, $"{name}.dat {signal.Format} {signal.GainPerUnit:R}({signal.Baseline})/{signal.Unit} {signal.AdcResolutionBits} {signal.AdcZero} {initial[i]} {(short)checksums[i]} 0 {signal.Name}");
            text.Append('\n');
        }
        foreach (string comment in comments)
        {
            text.Append('#').Append(comment.ReplaceLineEndings(" ")).Append('\n');
        }
        return text.ToString();
    }
}
