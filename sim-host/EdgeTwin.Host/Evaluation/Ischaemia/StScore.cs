using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings.Ec57;
using EdgeTwin.Recordings.Injection;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>
/// ST episodes of one record, or the sum over several, as EC57 and WFDB's epicmp compare them: an episode is matched where the overlap holds its extremum or
/// half of its length. Ischaemic episodes must be called st-episode; what is called so anywhere else is false.
/// </summary>
internal sealed class StScore
{
    private readonly List<double> _deviations = [];
    private readonly List<double> _means = [];
    private readonly List<double> _delaysS = [];

    /// <summary>The same without false ones that the record shows as it is, before anything is injected: its own ST changes.</summary>
    internal Ratio PredictivityWithoutOwn { get; private set; }

    /// <summary>st-episode events of the record as it is.</summary>
    internal int OwnEvents { get; private set; }

    /// <summary>Hours of the record as it is, once a seed.</summary>
    internal double OwnHours { get; private set; }

    /// <summary>Ischaemic episodes, and those found.</summary>
    internal Ratio Sensitivity { get; private set; }

    /// <summary>st-episode events, and those that are ischaemic episodes.</summary>
    internal Ratio PositivePredictivity { get; private set; }

    internal Ratio DurationSensitivity { get; private set; }

    internal Ratio DurationPositivePredictivity { get; private set; }

    /// <summary>Episodes of either kind, and those found, whatever they were called.</summary>
    internal Ratio AnySensitivity { get; private set; }

    /// <summary>Events of either kind, and those that are an episode of either kind.</summary>
    internal Ratio AnyPositivePredictivity { get; private set; }

    /// <summary>Rate-related episodes that were found, and those of them called so.</summary>
    internal Ratio ToldApart { get; private set; }

    /// <summary>Rate-related episodes, and those that were found.</summary>
    internal Ratio RateFound { get; private set; }

    /// <summary>Ischaemic episodes found, and those of them called rate-related.</summary>
    internal Ratio Mislabelled { get; private set; }

    internal double Hours { get; private set; }

    /// <summary>False st-episode events by what lies there: a turn of the axis, a drift, a rise of the rate, or the record's own signal.</summary>
    internal Dictionary<string, int> False { get; } = [];

    /// <summary>Deviation at the extremum as found less as injected, of matched episodes, uV, positive where it is found too large.</summary>
    internal IReadOnlyList<double> Deviations => _deviations;

    /// <summary>The same of the mean over the episode.</summary>
    internal IReadOnlyList<double> Means => _means;

    /// <summary>From where 100 uV had lasted 30 s to the alarm, s.</summary>
    internal IReadOnlyList<double> DelaysS => _delaysS;

    /// <summary>Episodes missed and false ones, for a list of the worst.</summary>
    internal List<string> Notes { get; } = [];

    internal static StScore Of(StInjected injected, ReplayResult result, StHost host, double learningS)
    {
        StScore score = new() { Hours = result.DurationS / 3600 };
        long from = (long)(learningS * Limits.SampleRateHz);
        Found[] found = [.. result.Events.Where(one => one.Kind is EventKind.StEpisode or EventKind.StRateRelated).Select(one => Found.Of(one, result.SampleCount)).Where(one => one.Span.End > from)];
        Found[] ischaemic = [.. found.Where(one => !one.IsRate)];
        StTruth[] truth = [.. injected.Truth.Where(one => one.Kind == StItemKind.Ischaemic)];
        score.Sensitivity = Matched(truth, ischaemic);
        score.PositivePredictivity = new Ratio(ischaemic.Count(one => IsMatched(one.Span, one.Extreme, truth.Select(Span))), ischaemic.Length);
        long common = truth.Sum(one => ischaemic.Sum(two => Span(one).Overlap(two.Span)));
        score.DurationSensitivity = new Ratio(common, truth.Sum(one => Span(one).Length));
        score.DurationPositivePredictivity = new Ratio(common, ischaemic.Sum(one => one.Span.Length));
        score.AnySensitivity = Matched(injected.Truth, found);
        score.AnyPositivePredictivity = new Ratio(found.Count(one => IsMatched(one.Span, one.Extreme, injected.Truth.Select(Span))), found.Length);
        Episode[] own = [.. host.Own.Select(one => new Episode(Moved(one.Start, host.Beats, injected.Beats), Moved(one.End, host.Beats, injected.Beats)))];
        int ownFalse = ischaemic.Count(one => !IsMatched(one.Span, one.Extreme, truth.Select(Span)) && own.Any(two => two.Overlap(one.Span) > 0));
        score.PredictivityWithoutOwn = new Ratio(score.PositivePredictivity.Hits, ischaemic.Length - ownFalse);
        score.OwnEvents = own.Count(one => one.End > from);
        score.OwnHours = host.LengthS / 3600;
        score.CountLabels(injected.Truth, found);
        score.Measure(truth, ischaemic);
        score.NoteFalse(injected, ischaemic, truth);
        return score;
    }

    internal void Add(StScore other)
    {
        Sensitivity = Sum(Sensitivity, other.Sensitivity);
        PositivePredictivity = Sum(PositivePredictivity, other.PositivePredictivity);
        DurationSensitivity = Sum(DurationSensitivity, other.DurationSensitivity);
        DurationPositivePredictivity = Sum(DurationPositivePredictivity, other.DurationPositivePredictivity);
        PredictivityWithoutOwn = Sum(PredictivityWithoutOwn, other.PredictivityWithoutOwn);
        OwnEvents += other.OwnEvents;
        OwnHours += other.OwnHours;
        AnySensitivity = Sum(AnySensitivity, other.AnySensitivity);
        AnyPositivePredictivity = Sum(AnyPositivePredictivity, other.AnyPositivePredictivity);
        ToldApart = Sum(ToldApart, other.ToldApart);
        RateFound = Sum(RateFound, other.RateFound);
        Mislabelled = Sum(Mislabelled, other.Mislabelled);
        Hours += other.Hours;
        _deviations.AddRange(other._deviations);
        _means.AddRange(other._means);
        _delaysS.AddRange(other._delaysS);
        Notes.AddRange(other.Notes);
        foreach ((string where, int count) in other.False)
        {
            False[where] = False.GetValueOrDefault(where) + count;
        }
    }

    // Where the heart rate was raised, all that comes after is earlier than in the record: the beats tell by how much.
    private static long Moved(long sample, IReadOnlyList<long> before, long[] after)
    {
        int low = 0;
        int high = after.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = before[middle] < sample ? (middle + 1, high) : (low, middle);
        }
        return low == after.Length ? sample : sample + after[low] - before[low];
    }

    private static Ratio Matched(IReadOnlyList<StTruth> truth, IReadOnlyList<Found> found) =>
        new(truth.Count(one => IsMatched(Span(one), one.Extreme, found.Select(two => two.Span))), truth.Count);

    private static bool IsMatched(Episode one, long extreme, IEnumerable<Episode> others) => new PeakedEpisode(one, extreme).IsMatched(others);

    private void CountLabels(IReadOnlyList<StTruth> truth, Found[] found)
    {
        foreach (StTruth one in truth)
        {
            Found[] there = [.. found.Where(two => Span(one).Overlap(two.Span) > 0)];
            bool isRate = there.Length > 0 && there.MaxBy(two => two.Span.Overlap(Span(one)))!.IsRate;
            bool isFound = IsMatched(Span(one), one.Extreme, there.Select(two => two.Span));
            if (one.Kind == StItemKind.RateRelated)
            {
                RateFound = Sum(RateFound, new Ratio(isFound ? 1 : 0, 1));
                ToldApart = Sum(ToldApart, isFound ? new Ratio(isRate ? 1 : 0, 1) : default);
            }
            else
            {
                Mislabelled = Sum(Mislabelled, isFound ? new Ratio(isRate ? 1 : 0, 1) : default);
            }
            if (!isFound || isRate != (one.Kind == StItemKind.RateRelated))
            {
                Notes.Add(FormattableString.Invariant(
                    $"{(isFound ? "mislabelled" : "missed")} {one.Kind} at {one.Start / 250.0:F0}-{one.End / 250.0:F0} s, {one.ExtremeUv:F0} uV, over 100 uV for {(one.End - one.Criterion) / 250.0 + 30:F0} s, follows {string.Join('/', there.Select(two => two.Follow))} rise {string.Join('/', there.Select(two => two.Rise))}"));
            }
        }
    }

    private void Measure(StTruth[] truth, Found[] found)
    {
        foreach (StTruth one in truth)
        {
            Found? match = found.Where(two => Span(one).Overlap(two.Span) > 0).MaxBy(two => two.Span.Overlap(Span(one)));
            if (match is null)
            {
                continue;
            }
            double sign = Math.Sign(one.ExtremeUv);
            _deviations.Add((match.ExtremeUv - one.ExtremeUv) * sign);
            _means.Add((match.AreaUvS * 250.0 / match.Span.Length) - (one.AreaUvS * 250.0 / Span(one).Length));
            _delaysS.Add((match.Decided - one.Criterion) / (double)Limits.SampleRateHz);
        }
    }

    private void NoteFalse(StInjected injected, Found[] found, StTruth[] truth)
    {
        foreach (Found one in found.Where(one => !IsMatched(one.Span, one.Extreme, truth.Select(Span))))
        {
            string where = injected.Items.Where(item => one.Span.Overlap(new Episode((long)(item.StartS * 250), (long)(item.EndS * 250) + 60 * 250)) > 0)
                .Select(item => item.Kind.ToString()).FirstOrDefault() ?? "host";
            False[where] = False.GetValueOrDefault(where) + 1;
            Notes.Add(FormattableString.Invariant($"false at {one.Span.Start / 250.0:F0}-{one.Span.End / 250.0:F0} s, {one.ExtremeUv} uV, in {where}"));
        }
    }

    private static Episode Span(StTruth one) => new(one.Start, one.End);

    private static Ratio Sum(Ratio a, Ratio b) => new(a.Hits + b.Hits, a.Of + b.Of);

    /// <summary>An event with its extremum.</summary>
    private sealed record Found(Episode Span, bool IsRate, int ExtremeUv, long Extreme, int AreaUvS, long Decided, int Follow, int Rise)
    {
        internal static Found Of(ReplayedEvent told, long end)
        {
            int Value(EvidenceField field) => told.Number(field) ?? 0;
            long extreme = told.StartSample + (Value(EvidenceField.ExtremeAfterS) * (long)Limits.SampleRateHz);
            return new Found(
                new Episode(told.StartSample, told.EndSample ?? end), told.Kind == EventKind.StRateRelated, Value(EvidenceField.StExtremeUv), extreme,
                Value(EvidenceField.StAreaUvS), told.DecidedSample, Value(EvidenceField.RateFollowPercent), Value(EvidenceField.RiseBpm));
        }
    }
}
