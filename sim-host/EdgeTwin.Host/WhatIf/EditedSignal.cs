using EdgeTwin.Core;
using EdgeTwin.Recordings.Injection;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.WhatIf;

/// <summary>The signal after the plan's changes.</summary>
/// <param name="Microvolts">Samples, up to a while after the last change.</param>
/// <param name="From">Where the changes begin.</param>
/// <param name="To">Where they are over.</param>
/// <param name="Ectopic">Ventricular beats that were put in.</param>
/// <param name="Onsets">Where each change begins, and from where on the device may tell of it by its own rules, where there is such a moment.</param>
internal sealed record EditedSignal(
    int[] Microvolts, long From, long To, IReadOnlyList<long> Ectopic, IReadOnlyDictionary<EditKind, (long Onset, long? Criterion)> Onsets)
{
    /// <summary>Time that the device has to tell what it saw, s.</summary>
    internal const double TailS = 90;

    /// <summary>The light through the skin; null where no change is of it.</summary>
    internal PpgRecording? Light { get; private init; }

    private const int Hz = Limits.SampleRateHz;

    // The middle of what evaluate --inject-st draws from.
    private static readonly StShape Shape = new(JMs: 46, EdgeMs: 30, PlateauMs: 175, DecayMs: 90, SlopePerS: 0, TMs: 65, THalfMs: 80, TPart: 0.2);

    /// <summary>Makes it; null where the record ends before the changes do.</summary>
    internal static EditedSignal? Make(WhatIfHeart heart, WhatIfPlan plan, double ownBpm, TwinSettings settings)
    {
        if (RhythmEdit.Make(heart, plan, ownBpm, settings) is not { } rhythm)
        {
            return null;
        }
        int[] signal = rhythm.Microvolts;
        List<long> ectopic = plan.Size(EditKind.Pvc) is { } perMinute ? EctopicBeats.Insert(signal, rhythm.Beats, plan, perMinute, heart.PeakUv()) : [];
        StTruth? truth = null;
        if (plan.Size(EditKind.St) is { } level)
        {
            HashSet<long> wide = [.. ectopic];
            StItem item = new(StItemKind.Ischaemic, plan.AtS, plan.RampS, plan.ForS, plan.RampS, level, Shape);
            StInjected injected = StInjection.Inject(signal, [.. rhythm.Beats.Where(beat => !wide.Contains(beat))], [item]);
            signal = injected.Microvolts;
            truth = injected.Truth.FirstOrDefault();
        }
        PoorContact.Apply(signal, plan);
        long from = (long)(plan.AtS * Hz);
        long to = from + (long)(plan.LengthS * Hz);
        int kept = (int)Math.Min(signal.Length, to + (long)(TailS * Hz));
        Dictionary<EditKind, (long, long?)> onsets = plan.Edits.ToDictionary(one => one.Kind, one => one.Kind switch
        {
            EditKind.Rate => (rhythm.Onset, rhythm.PastLimit),
            EditKind.Pause => (rhythm.Onset, one.Size * 1000 > settings.PauseMs ? rhythm.Onset + ((long)settings.PauseMs * Hz / 1000) : null),
            EditKind.Af => (rhythm.Onset, (long?)null),
            EditKind.Pvc => (ectopic.Count > 0 ? ectopic[0] : from, null),
            EditKind.St => (from, truth?.Criterion),
            EditKind.Spo2 => (from, LowFrom(plan, one.Size, settings)),
            _ => (from, null),
        });
        return new EditedSignal(signal[..kept], from, to, ectopic, onsets)
        {
            Light = plan.Size(EditKind.Spo2) is { } spo2
                ? PulseLight.Make(heart, rhythm.Beats, (double)kept / Hz, s => PulseLight.OwnPercent + ((spo2 - PulseLight.OwnPercent) * plan.Part(s - plan.AtS)), plan.Seed) : null,
        };
    }

    // It is low for as long as the device waits; null where it is not.
    private static long? LowFrom(WhatIfPlan plan, double spo2, TwinSettings settings)
    {
        for (double s = 0; s < plan.RampS + plan.ForS; s += 0.1)
        {
            if (PulseLight.OwnPercent + ((spo2 - PulseLight.OwnPercent) * plan.Part(s)) < settings.Spo2LowPercent)
            {
                return (long)((plan.AtS + s + settings.Spo2LowSeconds) * Hz);
            }
        }
        return null;
    }
}
