namespace EdgeTwin.Host.WhatIf;

/// <summary>The experiment: what is changed, when, and the seed of what is drawn.</summary>
/// <param name="Edits">The changes, all at the same place.</param>
/// <param name="AtS">Where they begin, s of the record.</param>
/// <param name="RampS">Time that the rate, the ST level and the electrode take to get there, and again to come back.</param>
/// <param name="ForS">Time that they stay.</param>
/// <param name="Seed">Seed of fibrillation, ectopic beats and noise.</param>
internal sealed record WhatIfPlan(IReadOnlyList<Edit> Edits, double AtS, double RampS, double ForS, ulong Seed)
{
    /// <summary>From the first change to the last, s of the edited signal.</summary>
    internal double LengthS => Edits.Max(one => LengthOf(one, RampS, ForS));

    /// <summary>Where changes begin unless told otherwise, s: earlier in a heart that is short.</summary>
    internal const double UsualAtS = 300;

    /// <summary>What the device needs before the changes, s: it learns the beats or, for a change of ST, the wearer's own level.</summary>
    internal double LeastAtS => Size(EditKind.St) is null ? 12 : 60;

    /// <summary>The latest place from which the changes are over before a heart ends, s; it may lie before <see cref="LeastAtS"/>.</summary>
    internal double LatestAtS(WhatIfHeart heart) => heart.LengthS - LengthS;

    /// <summary>The usual place in a heart, s; null where it is too short.</summary>
    internal double? PlaceIn(WhatIfHeart heart) =>
        LatestAtS(heart) < LeastAtS ? null : Math.Min(UsualAtS, Math.Max(LeastAtS, Math.Floor(LatestAtS(heart) / 2)));

    /// <summary>The size of a change; null where it is not made.</summary>
    internal double? Size(EditKind kind) => Edits.FirstOrDefault(one => one.Kind == kind)?.Size;

    /// <summary>The same with another size of one change.</summary>
    internal WhatIfPlan With(Edit changed) => this with { Edits = [.. Edits.Select(one => one.Kind == changed.Kind ? changed : one)] };

    /// <summary>How much of a change with a ramp is there, 0..1.</summary>
    /// <param name="sinceS">Time after its onset.</param>
    internal double Part(double sinceS)
    {
        double left = RampS + ForS + RampS - sinceS;
        double part = sinceS <= 0 || left <= 0 ? 0 : Math.Min(1, Math.Min(sinceS, left) / RampS);
        return part * part * (3 - (2 * part));
    }

    /// <summary>How long a change takes, s.</summary>
    internal static double LengthOf(Edit one, double rampS, double forS) => one.Kind switch
    {
        EditKind.Pause => one.Size,
        EditKind.Af => one.Size,
        EditKind.Pvc => forS,
        _ => rampS + forS + rampS,
    };
}
