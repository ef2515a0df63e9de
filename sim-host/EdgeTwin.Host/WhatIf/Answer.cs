using EdgeTwin.Core;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.WhatIf;

/// <summary>What the device answered to one change.</summary>
/// <param name="Edit">The change.</param>
/// <param name="Onset">Where it began, sample of the edited signal.</param>
/// <param name="Criterion">From where on the device may tell of it by its own rules; null where there is no such moment.</param>
/// <param name="Told">The event that answers it; null for none.</param>
/// <param name="Already">Name of such an event that the device tells there of the record as it is; null for none.</param>
/// <param name="Labelled">Ventricular beats put in that were labelled so; null for other changes.</param>
/// <param name="Inserted">Ventricular beats put in.</param>
internal sealed record Answer(Edit Edit, long Onset, long? Criterion, ReplayedEvent? Told, string? Already, int? Labelled, int Inserted)
{
    /// <summary>True where it was noticed: told as an event or, of ventricular beats, most of them labelled.</summary>
    internal bool IsNoticed => Told is not null || (Inserted > 0 && 2 * Labelled >= Inserted);

    /// <summary>From its onset to the moment at which it was told, s.</summary>
    internal double? AfterOnsetS => Told is { } one ? After(one) : null;

    /// <summary>The same from the moment on from which the device may tell it; below 0 where it was told before.</summary>
    internal double? AfterCriterionS => Told is { } one && Criterion is { } from ? (one.DecidedSample - from) / (double)Limits.SampleRateHz : null;

    /// <summary>True where nothing can be said: the device tells the like there of the record as it is.</summary>
    internal bool IsMasked => !IsNoticed && Already is not null;

    /// <summary>The least size that is told as an event here; null where none is.</summary>
    internal double? Least { get; init; }

    /// <summary>The first of each further kind of event that answers it, in the order in which they were told.</summary>
    internal IReadOnlyList<ReplayedEvent> Then { get; init; } = [];

    /// <summary>The largest size that was tried.</summary>
    internal double MostTried { get; init; }

    /// <summary>From its onset to the moment at which an event was told, s.</summary>
    internal double After(ReplayedEvent one) => (one.DecidedSample - Onset) / (double)Limits.SampleRateHz;

    /// <summary>What answered it, in a word or two.</summary>
    internal string Name => Told?.Name ?? (IsNoticed ? "beats labelled V" : "-");
}
