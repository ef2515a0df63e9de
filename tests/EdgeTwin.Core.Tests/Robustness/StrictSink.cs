using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Tests.Robustness;

/// <summary>Counts what the twin tells and holds it to what must be true of any input: pairs, the order of time, a quality with each.</summary>
internal sealed class StrictSink : ITwinSink
{
    private readonly Dictionary<EventKind, long> _open = [];
    private readonly byte[] _buffer = new byte[Limits.EventJsonBytes];
    private readonly EventJson _json = new();
    private long _lastBeat = -1;
    private long _now;

    /// <summary>Kinds in which the heart is said to be ill.</summary>
    internal static EventKind[] HeartAlarms { get; } =
        [EventKind.Pause, EventKind.Bradycardia, EventKind.Tachycardia, EventKind.Af, EventKind.AfProvisional, EventKind.Vf, EventKind.Asystole, EventKind.AsystoleIndeterminate];

    internal int Beats { get; private set; }

    internal int ReliableBeats { get; private set; }

    /// <summary>Begins and wholes by kind.</summary>
    internal Dictionary<EventKind, int> Told { get; } = [];

    /// <summary>When each kind was told first, s.</summary>
    internal Dictionary<EventKind, double> FirstToldS { get; } = [];

    /// <summary>Evidence by kind and field, the last told.</summary>
    internal Dictionary<(EventKind Kind, EvidenceField Field), int> Evidence { get; } = [];

    internal IEnumerable<EventKind> HeartAlarmsTold => Told.Keys.Where(HeartAlarms.Contains);

    internal int Count(EventKind kind) => Told.GetValueOrDefault(kind);

    public void OnBeat(Beat beat)
    {
        Assert.True(beat.SampleIndex >= 0 && beat.SampleIndex > _lastBeat, $"beat at {beat.SampleIndex} after one at {_lastBeat}");
        Assert.True(beat.DelaySamples >= 0 && beat.RrMs >= 0);
        Assert.InRange(beat.QualityPercent, 0, 100);
        _lastBeat = beat.SampleIndex;
        Beats++;
        ReliableBeats += beat.IsReliable ? 1 : 0;
    }

    public void OnEvent(TwinEvent twinEvent)
    {
        TwinEvent e = twinEvent;
        string text = $"{e.Kind} {e.Phase} {e.StartSample}..{e.EndSample} told at {e.DecidedSample}";
        Assert.InRange(e.QualityPercent, 0, 100);
        Assert.InRange(_json.Write(e, _buffer), 2, _buffer.Length);
        Assert.True(e.StartSample >= 0 && e.StartSample <= e.DecidedSample + 1 && e.DecidedSample >= _now, text);
        Assert.True(e.Phase == EventPhase.Begin ? e.EndSample < 0 : e.EndSample >= e.StartSample && e.EndSample <= e.DecidedSample + 1, text);
        _now = e.DecidedSample;
        switch (e.Phase)
        {
            case EventPhase.Begin:
                Assert.True(_open.TryAdd(e.Kind, e.StartSample), $"{text}: begins twice");
                break;
            case EventPhase.End:
                Assert.True(_open.Remove(e.Kind, out long start) && start == e.StartSample, $"{text}: ends what did not begin there");
                return;
        }
        Told[e.Kind] = Count(e.Kind) + 1;
        FirstToldS.TryAdd(e.Kind, (double)e.DecidedSample / Limits.SampleRateHz);
        for (int i = 0; i < e.EvidenceCount; i++)
        {
            Evidence[(e.Kind, e.FieldAt(i))] = e.ValueAt(i);
        }
    }

    /// <summary>To be called after <see cref="CardioTwin.Finish"/>.</summary>
    internal StrictSink Finished()
    {
        Assert.True(_open.Count == 0, $"without an end: {string.Join(", ", _open.Keys)}");
        return this;
    }

    /// <summary>Runs samples through a fresh twin.</summary>
    internal static StrictSink Of(IEnumerable<int> microvolts)
    {
        StrictSink sink = new();
        CardioTwin twin = new(sink, new TwinSettings());
        foreach (int sample in microvolts)
        {
            twin.Push(sample);
        }
        twin.Finish();
        return sink.Finished();
    }
}
