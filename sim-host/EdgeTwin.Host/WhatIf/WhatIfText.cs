using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.WhatIf;

/// <summary>An experiment as text and as JSON.</summary>
internal static class WhatIfText
{
    internal static void Write(TextWriter writer, Outcome outcome)
    {
        writer.WriteLine(outcome.Sentence);
        writer.WriteLine();
        writer.WriteLine($"{outcome.Heart.Name}: {outcome.Heart.Source}, beats {outcome.Heart.BeatsFrom}; changed from {Say.Clock(outcome.Plan.AtS)} for {Say.Length(outcome.Plan.LengthS)}, seed {outcome.Plan.Seed}");
        writer.WriteLine();
        writer.WriteLine($"{"change",-34} {"answer",-18} {"told at",9} {"after onset",12} {"after criterion",16} {"least told",12}");
        foreach (Answer one in outcome.Answers)
        {
            writer.WriteLine($"{one.Edit.Words,-34} {one.Name,-18} {(one.Told is { } told ? Say.Clock(told.DecidedS) : "-"),9} {Seconds(one.AfterOnsetS),12} {Seconds(one.AfterCriterionS),16} {Least(one),12}");
        }
        writer.WriteLine();
        writer.WriteLine($"{"",-34} {"as it is",12} {"changed",12}");
        foreach ((string what, string before, string after) in outcome.Comparison)
        {
            writer.WriteLine($"{what,-34} {before,12} {after,12}");
        }
        writer.WriteLine();
        writer.WriteLine("One place of one recording. Least told: found by halves, to the step of the search. " + Reports.Html.Notice);
    }

    internal static void WriteJson(TextWriter writer, Outcome outcome) => JsonOutput.Write(writer, new
    {
        schema = "edgetwin.whatif/1",
        record = outcome.Heart.Name,
        source = outcome.Heart.Source,
        beatsFrom = outcome.Heart.BeatsFrom,
        seed = outcome.Plan.Seed,
        atS = outcome.Plan.AtS,
        rampS = outcome.Plan.RampS,
        forS = outcome.Plan.ForS,
        ownBpm = JsonOutput.Rounded(outcome.OwnBpm, 1),
        isNoticed = outcome.IsNoticed,
        sentence = outcome.Sentence,
        changes = outcome.Answers.Select(one => new
        {
            change = one.Edit.Kind.ToString().ToLowerInvariant(),
            size = one.Edit.Size,
            unit = one.Edit.Unit,
            isNoticed = one.IsNoticed,
            isMasked = one.IsMasked,
            answer = one.Told?.Name,
            then = one.Then.Select(later => new { answer = later.Name, afterOnsetS = JsonOutput.Rounded(one.After(later), 3) }),
            alreadyTold = one.Already,
            toldS = JsonOutput.Rounded(one.Told?.DecidedS, 3),
            afterOnsetS = JsonOutput.Rounded(one.AfterOnsetS, 3),
            afterCriterionS = JsonOutput.Rounded(one.AfterCriterionS, 3),
            leastTold = JsonOutput.Rounded(one.Least, 2),
            leastToldStep = one.Edit.Step,
            mostTried = JsonOutput.Rounded(one.MostTried, 2),
            beatsLabelled = one.Labelled,
            beatsInserted = one.Labelled is null ? (int?)null : one.Inserted,
        }),
        comparison = outcome.Comparison.Select(row => new { what = row.What, asItIs = row.AsItIs, changed = row.Edited }),
        otherEvents = outcome.Others.Select(one => new { kind = one.Name, more = one.Count }),
    });

    /// <summary>The least size that is told, or what was tried in vain.</summary>
    internal static string Least(Answer one) => one.IsMasked ? "-" : one.Least is { } least ? Outcome.Amount(one.Edit, least) : $"> {Outcome.Amount(one.Edit, one.MostTried)}";

    /// <summary>Seconds, or a dash.</summary>
    internal static string Seconds(double? value) => value is { } seconds ? FormattableString.Invariant($"{seconds:0.0} s") : "-";
}
