using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Host.Replay;

/// <summary>Keeps what the twin tells: every beat, and every episode with its begin and end merged.</summary>
internal sealed class ReplayCollector : ITwinSink
{
    private readonly List<ReplayedBeat> _beats = [];
    private readonly List<ReplayedEvent> _events = [];
    private readonly Dictionary<(EventKind Kind, bool IsPulse), ReplayedEvent> _open = [];

    internal IReadOnlyList<ReplayedBeat> Beats => _beats;

    /// <summary>Episodes in the order in which they were told first.</summary>
    internal IReadOnlyList<ReplayedEvent> Events => _events;

    public void OnBeat(Beat beat) =>
        _beats.Add(new ReplayedBeat(beat.SampleIndex, beat.DelaySamples, beat.RrMs, beat.QualityPercent, beat.IsReliable, beat.Kind) { ClassDelaySamples = beat.ClassDelaySamples });

    public void OnEvent(TwinEvent twinEvent)
    {
        // Contact and poor signal are told of each channel: both may be open at once.
        (EventKind Kind, bool IsPulse) key = (twinEvent.Kind, IsOfPulse(twinEvent));
        if (twinEvent.Phase == EventPhase.End && _open.Remove(key, out ReplayedEvent? begun))
        {
            begun.End(twinEvent);
            return;
        }
        ReplayedEvent told = new(twinEvent);
        if (told.Kind is EventKind.StEpisode or EventKind.StRateRelated && twinEvent.Phase == EventPhase.Whole)
        {
            // The final word on an episode that was told as the other kind at first.
            int before = _events.FindLastIndex(one => one.StartSample == told.StartSample && one.Kind is EventKind.StEpisode or EventKind.StRateRelated);
            if (before >= 0)
            {
                _events[before].Become(told.Kind);
                return;
            }
        }
        _events.Add(told);
        if (twinEvent.Phase == EventPhase.Begin)
        {
            _open[key] = told;
        }
    }

    private static bool IsOfPulse(TwinEvent told)
    {
        for (int i = 0; i < told.EvidenceCount; i++)
        {
            if (told.FieldAt(i) == EvidenceField.Channel)
            {
                return told.ValueAt(i) == 1;
            }
        }
        return false;
    }
}
