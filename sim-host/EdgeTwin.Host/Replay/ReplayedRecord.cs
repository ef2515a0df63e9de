using EdgeTwin.Core;
using EdgeTwin.Host.Evaluation.Stress;
using EdgeTwin.Host.Reports;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Ppg;
using EdgeTwin.Recordings.Rr;

namespace EdgeTwin.Host.Replay;

/// <summary>A recording that is open for replay: what <c>replay</c>, <c>evaluate</c> and <c>meter</c> have in common.</summary>
internal sealed class ReplayedRecord : IDisposable
{
    private readonly string _file;
    private readonly IRecording _recording;
    private readonly int _signal;
    private readonly int _second;

    private ReplayedRecord(string file, IRecording recording, int signal, int second)
    {
        _file = file;
        _recording = recording;
        _signal = signal;
        _second = second;
    }

    /// <summary>What is done to its samples; null for nothing.</summary>
    private StressOptions? Stress { get; init; }

    internal string Name => _recording.Name;

    /// <summary>Rate that annotations of the record count in, Hz.</summary>
    internal double FrequencyHz => _recording.SamplingFrequencyHz;

    /// <summary>Frames in the record, or null where that is not known before its end.</summary>
    internal long? FrameCount => HasSignal && _recording.Signals[_signal] is { SampleCount: { } count } signal
        ? (long)Math.Round(count * FrequencyHz / signal.SamplingFrequencyHz) : null;

    /// <summary>Number of the signal that beats are found in; -1 for a record of beats alone.</summary>
    internal int SignalNumber => _signal;

    /// <summary>False for a record of beats alone: there is nothing to draw or to detect in.</summary>
    internal bool HasSignal => _signal >= 0;

    /// <summary>Opens a recording.</summary>
    /// <param name="file">The record.</param>
    /// <param name="signal">The signal that beats are found in; null for the first ECG.</param>
    /// <param name="leads">2 to classify beats in a second ECG signal too, where the record has one.</param>
    /// <param name="noisy">Makes another recording of it, which owns it; null to take it as it is.</param>
    /// <param name="stress">What is done to its samples; null for nothing.</param>
    internal static ReplayedRecord Open(string file, string? signal, int leads = 1, Func<IRecording, IRecording>? noisy = null, StressOptions? stress = null)
    {
        IRecording recording = RecordingOpener.Open(file);
        try
        {
            recording = noisy is null ? recording : noisy(recording);
            int first = recording is RrRecord ? -1 : EcgChoice.Find(file, recording, signal);
            return new ReplayedRecord(file, recording, first, first < 0 || leads < 2 ? -1 : EcgChoice.FindSecond(recording, first)) { Stress = stress };
        }
        catch
        {
            recording.Dispose();
            throw;
        }
    }

    /// <summary>A fresh stream over the signal, resampled to 250 Hz.</summary>
    internal ISampleSource OpenSource()
    {
        if (!HasSignal)
        {
            throw new InputException(_file, "", "it holds beats and no ECG", "name a recording with a signal");
        }
        return OpenLead(_signal);
    }

    /// <summary>A fresh stream over both leads, where the record was opened with two and has them.</summary>
    internal ISampleSource OpenLeads()
    {
        ISampleSource first = OpenSource();
        if (_second < 0)
        {
            return first;
        }
        try
        {
            return new TwoLeadSource(first, OpenLead(_second));
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    private ISampleSource OpenLead(int signal)
    {
        EcgSource source = new(_file, _recording.OpenSignal(signal));
        return Stress is { ChangesSamples: true } changes ? new StressedSource(source, changes) : source;
    }

    /// <summary>Replays it: the signal through the device's code, or, of a record of beats, the beats as they are with their rhythm.</summary>
    /// <param name="settings">Limits.</param>
    /// <param name="progress">Told how far it is, 0..1.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <param name="ppg">The pulse wave beside the signal; null for none.</param>
    internal ReplayResult Replay(TwinSettings settings, Action<double>? progress, CancellationToken cancellation, PpgRecording? ppg = null)
    {
        if (_recording is RrRecord beats)
        {
            return BeatsReplay.Run(beats);
        }
        using ISampleSource source = OpenLeads();
        return ReplayPipeline.Run(source, ppg, settings, progress, cancellation);
    }

    internal RecordFacts Facts()
    {
        string started = _recording.StartTime is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) : "";
        if (!HasSignal)
        {
            return new RecordFacts(Name, "RR intervals", "", "", started, _recording.Comments);
        }
        SignalInfo signal = _recording.Signals[_signal];
        string rate = FormattableString.Invariant($"{signal.SamplingFrequencyHz:0.###} Hz, replayed at {Limits.SampleRateHz} Hz");
        string name = signal.Name.Length > 0 ? signal.Name : $"signal {_signal}";
        return new RecordFacts(Name, name, $"{name}, {signal.Unit}", rate, started, _recording.Comments);
    }

    public void Dispose() => _recording.Dispose();
}
