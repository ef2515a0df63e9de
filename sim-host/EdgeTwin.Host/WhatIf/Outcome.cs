using System.Globalization;
using EdgeTwin.Core;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.WhatIf;

/// <summary>What came out of an experiment.</summary>
/// <param name="Heart">The heart.</param>
/// <param name="Plan">What was changed.</param>
/// <param name="OwnBpm">Its own rate before the change, beats a minute.</param>
/// <param name="Edited">Its signal after the change.</param>
/// <param name="AsItIs">What the device said of it as it is.</param>
/// <param name="Result">What it said of it as it was changed.</param>
/// <param name="Answers">The answer to each change.</param>
internal sealed record Outcome(WhatIfHeart Heart, WhatIfPlan Plan, double OwnBpm, EditedSignal Edited, ReplayResult AsItIs, ReplayResult Result, IReadOnlyList<Answer> Answers)
{
    /// <summary>The device's limits.</summary>
    internal required TwinSettings Settings { get; init; }

    /// <summary>True where every change was noticed.</summary>
    internal bool IsNoticed => Judged.All(one => one.IsNoticed);

    /// <summary>The changes that should be noticed: noise beside others is a circumstance.</summary>
    internal IReadOnlyList<Answer> Judged => Answers.Count == 1 ? Answers : [.. Answers.Where(one => one.Edit.Kind != EditKind.Noise)];

    /// <summary>"Would it have noticed?", in one sentence.</summary>
    internal string Sentence
    {
        get
        {
            IReadOnlyList<Answer> judged = Judged;
            string head = IsNoticed ? "Yes" : judged.Any(one => one.IsNoticed) ? $"{judged.Count(one => one.IsNoticed)} of {judged.Count}" : judged.All(one => one.IsMasked) ? "Cannot be said" : "No";
            string noise = judged.Count < Answers.Count ? $", in {Answers.First(one => !judged.Contains(one)).Edit.Words}" : "";
            return $"{head}{noise}: {string.Join("; ", judged.Select(Clause))}.";
        }
    }

    /// <summary>Other events that only the changed signal has, by name, with their count.</summary>
    internal IEnumerable<(string Name, int Count)> Others
    {
        get
        {
            HashSet<string> answering = [.. Answers.SelectMany(one => one.Edit.Answers(OwnBpm))];
            return Names.Where(name => !answering.Contains(name)).Select(name => (name, Count(Result, name) - Count(AsItIs, name))).Where(one => one.Item2 > 0);
        }
    }

    /// <summary>The two runs side by side, from the first change to a while after the last.</summary>
    internal IEnumerable<(string What, string AsItIs, string Edited)> Comparison
    {
        get
        {
            BeatStatistics before = BeatStatistics.Of(Inside(AsItIs));
            BeatStatistics after = BeatStatistics.Of(Inside(Result));
            yield return ("beats", Whole(before.Count), Whole(after.Count));
            yield return ("reliable beats, %", Say.Percent(before.ReliableShare, 1), Say.Percent(after.ReliableShare, 1));
            yield return ("mean rate, /min", Whole(before.MeanBpm), Whole(after.MeanBpm));
            yield return ("ventricular beats", Whole(before.VentricularCount), Whole(after.VentricularCount));
            foreach (string name in Names)
            {
                yield return ($"event {name}", Whole(Count(AsItIs, name)), Whole(Count(Result, name)));
            }
        }
    }

    private long Until => Edited.To + (long)(EditedSignal.TailS * Limits.SampleRateHz);

    private IEnumerable<string> Names =>
        AsItIs.Events.Concat(Result.Events).Where(IsInside).Select(one => one.Name).Distinct().Order(StringComparer.Ordinal);

    private bool IsInside(ReplayedEvent one) => one.StartSample <= Until && (one.EndSample ?? long.MaxValue) >= Edited.From;

    private int Count(ReplayResult result, string name) => result.Events.Count(one => one.Name == name && IsInside(one));

    private ReplayedBeat[] Inside(ReplayResult result) => [.. result.Beats.Where(beat => beat.SampleIndex >= Edited.From && beat.SampleIndex <= Until)];

    private static string Whole(double? value) => value is { } number ? number.ToString("0", CultureInfo.InvariantCulture) : "-";

    private string Clause(Answer one)
    {
        if (one.Told is { } told)
        {
            string then = string.Concat(one.Then.Select(later => $", then as {later.Name} after {Say.Length(one.After(later))}"));
            string least = one.Least is { } found && found != one.Edit.Size ? $" (the least that it tells here is {Amount(one.Edit, found)})" : "";
            return $"{one.Edit.Words} would have been noticed, told as {told.Name} {Say.Length(Math.Max(0, one.After(told)))} after it began{then}{least}";
        }
        if (one.IsNoticed)
        {
            return $"{one.Edit.Words} would have been noticed as beats, {one.Labelled} of {one.Inserted} labelled ventricular, without an event{Needed(one)}";
        }
        if (one.IsMasked)
        {
            return $"{one.Edit.Words} changes nothing where the device tells {one.Already} as it is; choose another place with --at";
        }
        string why = one.Edit.Within(Settings);
        return $"{one.Edit.Words} would not have been noticed{(why.Length > 0 ? $" ({why})" : "")}{Needed(one)}";
    }

    private static string Needed(Answer one) =>
        one.Least is { } least ? $"; it takes {Amount(one.Edit, least)} for one to be told" : one.MostTried != one.Edit.Size ? $"; not even {Amount(one.Edit, one.MostTried)} would" : "";

    /// <summary>A size with its unit.</summary>
    internal static string Amount(Edit edit, double size) => $"{size.ToString("0.##", CultureInfo.InvariantCulture)}{(edit.Unit[0] == '/' ? "" : " ")}{edit.Unit}";
}
