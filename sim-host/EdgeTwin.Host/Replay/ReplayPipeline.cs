using System.Diagnostics;
using EdgeTwin.Core;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.Replay;

/// <summary>
/// Samples through the device's own code, with everything it tells collected. One pipeline replays one trace;
/// pipelines are independent of each other.
/// </summary>
public sealed class ReplayPipeline
{
    private const int BlockSamples = 8192;
    private readonly ReplayCollector _collector = new();
    private readonly CardioTwin _twin;
    private readonly Stopwatch _clock = new();
    private PpgFeed? _ppg;
    private int _missingRun;
    private long _missing;

    /// <summary>A pipeline with these settings, of one lead.</summary>
    public ReplayPipeline(TwinSettings settings)
        : this(settings, 1)
    {
    }

    /// <summary>A pipeline of one lead or two.</summary>
    public ReplayPipeline(TwinSettings settings, int leads) => _twin = new CardioTwin(_collector, settings, leads);

    /// <summary>Beats so far.</summary>
    public IReadOnlyList<ReplayedBeat> Beats => _collector.Beats;

    /// <summary>Episodes so far, in the order in which they were told first.</summary>
    public IReadOnlyList<ReplayedEvent> Events => _collector.Events;

    /// <summary>Heart rate that the device shows now, beats a minute; 0 while it is not known.</summary>
    public int HeartRateBpm => _twin.HeartRateBpm;

    /// <summary>The J point after the R peak, ms; 0 until the device found it.</summary>
    public int JPointMs => _twin.JPointMs;

    /// <summary>Replays <paramref name="source"/> to its end.</summary>
    /// <param name="source">The trace.</param>
    /// <param name="settings">Limits.</param>
    /// <param name="progress">Told how far it is, 0..1.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReplayResult Run(ISampleSource source, TwinSettings settings, Action<double>? progress, CancellationToken cancellation) =>
        Run(source, null, settings, progress, cancellation);

    /// <summary>Replays <paramref name="source"/> to its end, with the pulse wave that was taken beside it.</summary>
    /// <param name="source">The trace.</param>
    /// <param name="ppg">The pulse wave from the same moment on; null for none.</param>
    /// <param name="settings">Limits.</param>
    /// <param name="progress">Told how far it is, 0..1.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReplayResult Run(ISampleSource source, PpgRecording? ppg, TwinSettings settings, Action<double>? progress, CancellationToken cancellation)
    {
        ReplayPipeline pipeline = new(settings, source.HasSecond ? 2 : 1);
        pipeline.Attach(ppg);
        Stopwatch elapsed = Stopwatch.StartNew();
        int[] block = new int[BlockSamples];
        int[] second = source.HasSecond ? new int[BlockSamples] : [];
        long done = 0;
        for (int read = source.Read(block, second); read > 0; read = source.Read(block, second))
        {
            cancellation.ThrowIfCancellationRequested();
            pipeline.Push(block.AsSpan(0, read), source.HasSecond ? second.AsSpan(0, read) : []);
            done += read;
            if (source.SampleCount is > 0 and { } all)
            {
                progress?.Invoke(Math.Min(1, (double)done / all));
            }
        }
        return pipeline.Finish(elapsed.Elapsed);
    }

    /// <summary>Takes a pulse wave from the same moment on; to be called before the first sample.</summary>
    public void Attach(PpgRecording? ppg)
    {
        if (ppg is not null)
        {
            _ppg = new PpgFeed(ppg);
            _twin.PulseObserver = _ppg;
        }
    }

    /// <summary>Pushes the next samples of one lead, uV or <see cref="ISampleSource.Missing"/>.</summary>
    public void Push(ReadOnlySpan<int> microvolts) => Push(microvolts, []);

    /// <summary>Pushes the next samples, uV or <see cref="ISampleSource.Missing"/>.</summary>
    /// <param name="microvolts">The first lead.</param>
    /// <param name="second">The second, as long; empty where there is none.</param>
    public void Push(ReadOnlySpan<int> microvolts, ReadOnlySpan<int> second)
    {
        _clock.Start();
        CardioTwin twin = _twin;
        for (int i = 0; i < microvolts.Length; i++)
        {
            int sample = microvolts[i];
            if (sample == ISampleSource.Missing)
            {
                _missingRun++;
                continue;
            }
            if (_missingRun > 0)
            {
                TellGap();
            }
            if (second.IsEmpty)
            {
                twin.Push(sample);
            }
            else
            {
                twin.Push(sample, second[i]);
            }
            _ppg?.PushTo(twin, twin.SampleCount - 1);
        }
        _clock.Stop();
    }

    /// <summary>Ends the trace. To be called once.</summary>
    /// <param name="elapsed">Wall time that the whole replay took, reading included.</param>
    public ReplayResult Finish(TimeSpan elapsed)
    {
        if (_missingRun > 0)
        {
            TellGap();
        }
        _twin.Finish();
        return new ReplayResult(_collector.Beats, _collector.Events, _twin.SampleCount, _missing, elapsed, _clock.Elapsed)
        {
            JudgedIntervals = _twin.JudgedIntervals,
            Pulses = _ppg?.Pulses,
            GoodPulses = _ppg?.GoodPulses,
        };
    }

    private void TellGap()
    {
        _twin.PushGap(_missingRun);
        _missing += _missingRun;
        _missingRun = 0;
    }
}
