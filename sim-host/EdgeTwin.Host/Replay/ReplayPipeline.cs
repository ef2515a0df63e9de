using System.Diagnostics;
using EdgeTwin.Core;

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
    private int _missingRun;
    private long _missing;

    /// <summary>A pipeline with these settings.</summary>
    public ReplayPipeline(TwinSettings settings) => _twin = new CardioTwin(_collector, settings);

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
    public static ReplayResult Run(ISampleSource source, TwinSettings settings, Action<double>? progress, CancellationToken cancellation)
    {
        ReplayPipeline pipeline = new(settings);
        Stopwatch elapsed = Stopwatch.StartNew();
        int[] block = new int[BlockSamples];
        long done = 0;
        for (int read = source.Read(block); read > 0; read = source.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            pipeline.Push(block.AsSpan(0, read));
            done += read;
            if (source.SampleCount is > 0 and { } all)
            {
                progress?.Invoke(Math.Min(1, (double)done / all));
            }
        }
        return pipeline.Finish(elapsed.Elapsed);
    }

    /// <summary>Pushes the next samples, uV or <see cref="ISampleSource.Missing"/>.</summary>
    public void Push(ReadOnlySpan<int> microvolts)
    {
        _clock.Start();
        CardioTwin twin = _twin;
        foreach (int sample in microvolts)
        {
            if (sample == ISampleSource.Missing)
            {
                _missingRun++;
                continue;
            }
            if (_missingRun > 0)
            {
                TellGap();
            }
            twin.Push(sample);
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
        return new ReplayResult(_collector.Beats, _collector.Events, _twin.SampleCount, _missing, elapsed, _clock.Elapsed) { JudgedIntervals = _twin.JudgedIntervals };
    }

    private void TellGap()
    {
        _twin.PushGap(_missingRun);
        _missing += _missingRun;
        _missingRun = 0;
    }
}
