using System.Numerics;
using System.Runtime.InteropServices;

namespace EdgeTwin.Recordings.Resampling;

/// <summary>
/// Streams one signal at any rate into the twin's terms: 250 Hz, whole microvolts. Output sample n is the signal at n/250 s (the kernel is centred: no delay),
/// and their number is the signal's duration times 250, rounded up. A stretch without signal is told as a gap; up to 20 ms of it are bridged by a straight line.
/// </summary>
public sealed class EcgResampler
{
    private const double BridgedS = 0.02;
    private const double UnitsPerMicrovolt = 64;
    private const double LargestUnits = 1L << 31; // 33 V: far above any ECG, and the bound that keeps sums exact.
    private const double OutputScale = 1.0 / (64L << PolyphaseKernel.CoefficientBits);
    private const int ChunkFrames = 4096;
    private const double LowestHz = 1;
    private const double HighestHz = 100_000;

    private readonly ISignalReader _reader;
    private readonly RateRatio _ratio;
    private readonly PolyphaseKernel _kernel;
    private readonly double _unitsPerPhysical;
    private readonly int _bridgedFrames;
    private readonly double[] _chunk = new double[ChunkFrames];
    private readonly double[] _window;
    private int _chunkUsed;
    private int _chunkCount;
    private int _windowCount;
    private long _windowStart; // source frame of _window[0]
    private long _frame; // next source frame to take
    private int _missing; // frames without signal just before _frame
    private bool _inSegment;
    private long _segmentEnd = -1; // first frame after the running segment, or -1
    private long _sample; // next output sample

    /// <summary>Resamples <paramref name="reader"/>'s signal from where it stands; the caller disposes the reader.</summary>
    /// <param name="reader">The source.</param>
    /// <param name="microvoltsPerUnit">Microvolts in one physical unit of the signal: 1000 where that is mV.</param>
    /// <exception cref="InputException">The signal's rate is not between 1 Hz and 100 kHz.</exception>
    public EcgResampler(ISignalReader reader, double microvoltsPerUnit)
    {
        double sourceHz = reader.Signal.SamplingFrequencyHz;
        if (!(sourceHz >= LowestHz && sourceHz <= HighestHz))
        {
            throw new InputException(reader.Signal.Name, "sampling frequency", $"{sourceHz} Hz cannot be resampled to 250 Hz", "give a signal of 1 Hz to 100 kHz");
        }
        _reader = reader;
        _ratio = RateRatio.Of(sourceHz);
        _kernel = new PolyphaseKernel(_ratio);
        _unitsPerPhysical = microvoltsPerUnit * UnitsPerMicrovolt;
        _bridgedFrames = (int)(BridgedS * sourceHz);
        _window = new double[ChunkFrames + _bridgedFrames + (4 * _kernel.Stride) + 8];
    }

    /// <summary>Delivers the next samples (uV at 250 Hz) into <paramref name="microvolts"/>, or the length of the gap that comes next, or the end.</summary>
    /// <exception cref="InputException">The source is broken.</exception>
    public ResampledBlock Read(Span<int> microvolts)
    {
        if (microvolts.IsEmpty)
        {
            throw new ArgumentException("the buffer must take at least one sample", nameof(microvolts));
        }
        while (true)
        {
            if (!_inSegment)
            {
                bool more = FindSegment();
                long next = _ratio.SamplesBefore(more ? _windowStart + _kernel.HalfTaps - 1 : _frame);
                int gap = (int)Math.Min(int.MaxValue, next - _sample);
                if (gap > 0 || !more)
                {
                    _sample += gap;
                    return new ResampledBlock(0, gap);
                }
            }
            int produced = Produce(microvolts);
            if (produced > 0)
            {
                return new ResampledBlock(produced, 0);
            }
            _inSegment = false;
        }
    }

    private int Produce(Span<int> output)
    {
        int produced = 0;
        while (produced < output.Length)
        {
            long ready = _segmentEnd >= 0 ? _segmentEnd : _windowStart + _windowCount - _kernel.HalfTaps;
            long until = _ratio.SamplesBefore(ready);
            int count = (int)Math.Min(output.Length - produced, until - _sample);
            if (count > 0)
            {
                Filter(output.Slice(produced, count));
                produced += count;
            }
            else if (_segmentEnd >= 0)
            {
                break;
            }
            else
            {
                Fill();
            }
        }
        return produced;
    }

    private void Filter(Span<int> output)
    {
        Int128 time = (Int128)_sample * _ratio.Source;
        long at = (long)(time / _ratio.Twin);
        long remainder = (long)(time % _ratio.Twin);
        long step = _ratio.Source / _ratio.Twin;
        long stepRemainder = _ratio.Source % _ratio.Twin;
        bool exact = _kernel.Phases == _ratio.Twin;
        long first = _windowStart + _kernel.HalfTaps - 1;
        int stride = _kernel.Stride;
        for (int i = 0; i < output.Length; i++)
        {
            int phase = exact ? (int)remainder : (int)(remainder * _kernel.Phases / _ratio.Twin);
            output[i] = (int)Math.Floor((Dot(_window.AsSpan((int)(at - first), stride), _kernel.Row(phase)) * OutputScale) + 0.5);
            at += step;
            remainder += stepRemainder;
            if (remainder >= _ratio.Twin)
            {
                remainder -= _ratio.Twin;
                at++;
            }
        }
        _sample += output.Length;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector<double>> va = MemoryMarshal.Cast<double, Vector<double>>(a);
        ReadOnlySpan<Vector<double>> vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> sum = Vector<double>.Zero;
        for (int i = 0; i < vb.Length && i < va.Length; i++)
        {
            sum += va[i] * vb[i];
        }
        return Vector.Sum(sum);
    }

    /// <summary>Runs over missing frames to the next signal and opens the window there, its left half filled with the first value.</summary>
    private bool FindSegment()
    {
        while (NextFrame(out double units))
        {
            if (double.IsNaN(units))
            {
                continue;
            }
            _inSegment = true;
            _segmentEnd = -1;
            _missing = 0;
            _windowCount = 0;
            _windowStart = _frame - 1 - (_kernel.HalfTaps - 1);
            Append(units, _kernel.HalfTaps);
            return true;
        }
        return false;
    }

    /// <summary>Takes frames until the window is full or the segment ends; a missing stretch too long to bridge ends it, as does the source's end.</summary>
    private void Fill()
    {
        Compact();
        int room = _window.Length - _bridgedFrames - (2 * _kernel.Stride) - 1;
        while (_windowCount < room)
        {
            if (!NextFrame(out double units))
            {
                Close(_frame);
                return;
            }
            if (!double.IsNaN(units))
            {
                Bridge(units);
                Append(units, 1);
            }
            else if (++_missing > _bridgedFrames)
            {
                Close(_frame - _missing);
                return;
            }
        }
    }

    private void Bridge(double to)
    {
        double from = _window[_windowCount - 1];
        for (int i = 1; i <= _missing; i++)
        {
            _window[_windowCount++] = Math.Round(from + ((to - from) * i / (_missing + 1)));
        }
        _missing = 0;
    }

    private void Close(long end)
    {
        _segmentEnd = end;
        long held = end + _kernel.HalfTaps - (_windowStart + _windowCount);
        Append(_window[_windowCount - 1], (int)held);
        _missing = 0;
    }

    private void Append(double value, int times)
    {
        _window.AsSpan(_windowCount, times).Fill(value);
        _windowCount += times;
    }

    /// <summary>Drops the frames that no later sample rests on.</summary>
    private void Compact()
    {
        long oldest = (long)((Int128)_sample * _ratio.Source / _ratio.Twin) - _kernel.HalfTaps + 1;
        int drop = (int)Math.Clamp(oldest - _windowStart, 0, _windowCount - 1);
        _window.AsSpan(drop, _windowCount - drop).CopyTo(_window);
        _windowCount -= drop;
        _windowStart += drop;
    }

    private bool NextFrame(out double units)
    {
        if (_chunkUsed == _chunkCount)
        {
            _chunkCount = _reader.Read(_chunk);
            _chunkUsed = 0;
            if (_chunkCount == 0)
            {
                units = double.NaN;
                return false;
            }
        }
        double scaled = _chunk[_chunkUsed++] * _unitsPerPhysical;
        units = double.IsFinite(scaled) ? Math.Round(Math.Clamp(scaled, -LargestUnits, LargestUnits)) : double.NaN;
        _frame++;
        return true;
    }
}
