using EdgeTwin.Core;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Host.Replay;

/// <summary>An episode: the device's begin and end events in one.</summary>
public sealed class ReplayedEvent
{
    private readonly List<KeyValuePair<string, int>> _evidence = [];

    internal ReplayedEvent(TwinEvent told)
    {
        Kind = told.Kind;
        StartSample = told.StartSample;
        DecidedSample = told.DecidedSample;
        QualityPercent = told.QualityPercent;
        Strip = DeviceStrip.Of(told);
        End(told);
    }

    /// <summary>What it is.</summary>
    public EventKind Kind { get; private set; }

    /// <summary>Name on the wire, such as <c>pause</c>.</summary>
    public string Name => EventNames.Of(Kind);

    /// <summary>First sample at 250 Hz.</summary>
    public long StartSample { get; }

    /// <summary>Last sample at 250 Hz; null while it lasts.</summary>
    public long? EndSample { get; private set; }

    /// <summary>Sample at which the device told of it first.</summary>
    public long DecidedSample { get; }

    /// <summary>Signal quality at that moment, 0..100 %.</summary>
    public int QualityPercent { get; }

    /// <summary>The numbers that it was decided on, by wire name; then those that only its end told.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Evidence => _evidence;

    /// <summary>The ECG before the alarm; null for what carries none.</summary>
    public DeviceStrip? Strip { get; }

    /// <summary>A number of the evidence; null where it is not in it.</summary>
    public int? Number(EvidenceField field)
    {
        string name = EventNames.Of(field);
        int at = _evidence.FindIndex(one => one.Key == name);
        return at < 0 ? null : _evidence[at].Value;
    }

    /// <summary>Start, s from the record's start.</summary>
    public double StartS => Seconds(StartSample);

    /// <summary>End, s from the record's start; null while it lasts.</summary>
    public double? EndS => EndSample is { } end ? Seconds(end) : null;

    /// <summary>Decision, s from the record's start.</summary>
    public double DecidedS => Seconds(DecidedSample);

    /// <summary>True for what is about the signal and not about the heart.</summary>
    public bool IsTechnical => Kind is EventKind.SignalPoor or EventKind.LeadOff or EventKind.Gap or EventKind.StRefused or EventKind.AxisShift;

    /// <summary>It turned out to be of another kind.</summary>
    internal void Become(EventKind kind) => Kind = kind;

    /// <summary>True for counts of what was held back: it spans a stretch, and is no episode.</summary>
    public bool IsSummary => Kind is EventKind.EctopySummary;

    internal void End(TwinEvent told)
    {
        EndSample = told.EndSample < 0 ? null : told.EndSample;
        for (int i = 0; i < told.EvidenceCount; i++)
        {
            KeyValuePair<string, int> entry = new(EventNames.Of(told.FieldAt(i)), told.ValueAt(i));
            // What the begin was decided on stays; the end adds what only the whole episode tells, such as the extreme rate.
            if (!_evidence.Exists(one => one.Key == entry.Key))
            {
                _evidence.Add(entry);
            }
        }
    }

    private static double Seconds(long sample) => (double)sample / Limits.SampleRateHz;
}
