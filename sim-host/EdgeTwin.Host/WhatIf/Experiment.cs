using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.WhatIf;

/// <summary>One experiment: the heart as it is and as it is changed, each through the device's own code, and the least change that it would tell of.</summary>
internal sealed class Experiment(WhatIfHeart heart, WhatIfPlan plan, CancellationToken cancellation)
{
    private const int Hz = Limits.SampleRateHz;
    private const double LeastReliable = 0.5;

    // An event that begins within so much of a change's end still answers it.
    private const int SlackSamples = 2 * Hz;

    private readonly TwinSettings _settings = new();
    private readonly double _ownBpm = heart.RateBefore(plan.AtS);
    private ReplayResult _asItIs = null!;

    /// <summary>Runs it.</summary>
    /// <param name="progress">Told how far it is, 0..1.</param>
    /// <exception cref="InputException">The record is too short or too poor there.</exception>
    internal Outcome Run(Action<double> progress)
    {
        EditedSignal edited = EditedSignal.Make(heart, plan, _ownBpm, _settings)
            ?? throw new InputException(heart.Name, "", FormattableString.Invariant($"it ends at {heart.LengthS:0.#} s, before the change is over"), "give a shorter --for or --ramp, or an earlier --at");
        int kept = (int)Math.Min(heart.Microvolts.Length, edited.Microvolts.Length + (2 * (edited.To - edited.From)));
        _asItIs = Replayed(heart.Microvolts[..kept], edited.Light is null ? null : PulseLight.Make(heart, heart.Beats, (double)kept / Hz, _ => PulseLight.OwnPercent, plan.Seed));
        RefusePoor(edited);
        ReplayResult result = Replayed(edited.Microvolts, edited.Light);
        List<Answer> answers = [];
        foreach (Edit edit in plan.Edits)
        {
            answers.Add(WithLeast(Answered(edit, edited, result)));
            progress((double)answers.Count / plan.Edits.Count);
        }
        return new Outcome(heart, plan, _ownBpm, edited, _asItIs, result, answers) { Settings = _settings };
    }

    private ReplayResult Replayed(int[] microvolts, PpgRecording? light) => ReplayPipeline.Run(new ArraySource(microvolts), light, _settings, null, cancellation);

    private void RefusePoor(EditedSignal edited)
    {
        ReplayedBeat[] there = [.. _asItIs.Beats.Where(beat => beat.SampleIndex > edited.From - (60 * Hz) && beat.SampleIndex < edited.To)];
        double reliable = there.Length == 0 ? 0 : (double)there.Count(beat => beat.IsReliable) / there.Length;
        if (reliable < LeastReliable)
        {
            throw new InputException(
                heart.Name, "", FormattableString.Invariant($"the signal about {plan.AtS:0.#} s is poor before anything is changed: the device trusts {100 * reliable:0} % of its beats there"), "choose another place with --at, or another --signal");
        }
    }

    private Answer Answered(Edit edit, EditedSignal edited, ReplayResult result)
    {
        (long onset, long? criterion) = edited.Onsets[edit.Kind];
        IReadOnlyList<string> names = edit.Answers(_ownBpm);
        ReplayedEvent[] own = [.. _asItIs.Events.Where(one => names.Contains(one.Name) && Overlaps(one, edited.From, edited.To))];
        ReplayedEvent[] told = [.. result.Events
            .Where(one => names.Contains(one.Name) && one.DecidedSample >= onset && one.StartSample <= edited.To + SlackSamples && !own.Any(two => IsSame(one, two)))
            .OrderBy(one => one.DecidedSample).DistinctBy(one => one.Kind)];
        int? labelled = edit.Kind == EditKind.Pvc ? edited.Ectopic.Count(place => result.Beats.Any(beat => IsSeen(beat, place))) : null;
        return new Answer(edit, onset, criterion, told.FirstOrDefault(), own.FirstOrDefault()?.Name, labelled, edited.Ectopic.Count) { Then = [.. told.Skip(1)] };
    }

    private static bool IsSeen(ReplayedBeat beat, long place) => beat.Kind == BeatKind.Ventricular && Math.Abs(beat.SampleIndex - place) <= 3 * Hz / 20;

    private static bool IsSame(ReplayedEvent one, ReplayedEvent two) =>
        one.Kind == two.Kind && Overlaps(two, one.StartSample - SlackSamples, (one.EndSample ?? long.MaxValue / 2) + SlackSamples);

    private static bool Overlaps(ReplayedEvent one, long from, long to) => one.StartSample <= to && (one.EndSample ?? long.MaxValue) >= from;

    private bool IsTold(Edit edit)
    {
        cancellation.ThrowIfCancellationRequested();
        return EditedSignal.Make(heart, plan.With(edit), _ownBpm, _settings) is { } edited && Answered(edit, edited, Replayed(edited.Microvolts, edited.Light)).Told is not null;
    }

    // By halves between nothing, or the wearer's own, and the least size known to be told.
    private Answer WithLeast(Answer answer)
    {
        Edit edit = answer.Edit;
        if (answer.IsMasked)
        {
            return answer with { MostTried = edit.Size };
        }
        double own = edit.Kind == EditKind.Rate ? Math.Round(_ownBpm) : edit.Kind == EditKind.Pause ? Math.Round(60 / _ownBpm, 2) : edit.Kind == EditKind.Spo2 ? PulseLight.OwnPercent : 0;
        double known = edit.Size;
        double low = own;
        double most = edit.Most(_ownBpm);
        bool isTold = answer.Told is not null;
        while (!isTold && known != most)
        {
            low = known;
            // Twice as far, and no leap to the largest: that may be so large that it is no heartbeat any more.
            double farther = own + (2 * (known - own));
            known = (known - own) * (most - own) <= 0 || Math.Abs(farther - own) >= Math.Abs(most - own) ? most : Math.Round(farther, 2);
            isTold = IsTold(edit with { Size = known });
        }
        if (!isTold)
        {
            return answer with { MostTried = known };
        }
        double sign = Math.Sign(known - low);
        int few = 0;
        int many = (int)Math.Ceiling(Math.Abs(known - low) / edit.Step);
        double least = known;
        while (many - few > 1)
        {
            int middle = (few + many) / 2;
            double size = Math.Round(low + (sign * middle * edit.Step), 2);
            isTold = IsTold(edit with { Size = size });
            (few, many) = isTold ? (few, middle) : (middle, many);
            least = isTold ? size : least;
        }
        return answer with { Least = least, MostTried = known };
    }
}
