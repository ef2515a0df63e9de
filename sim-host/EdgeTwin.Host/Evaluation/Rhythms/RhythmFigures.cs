using EdgeTwin.Host.Evaluation.Figures;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>Atrial and ventricular fibrillation as tables of figures: beat by beat, by episodes, by durations (frames of the record).</summary>
internal static class RhythmFigures
{
    private static readonly FigureColumn[] AfColumns =
    [
        new("beatSensitivity", "beat Se %", score => score.Rhythm!.AfBeats.Sensitivity),
        new("beatSpecificity", "beat Sp %", score => score.Rhythm!.AfBeats.Specificity),
        new("beatPositivePredictivity", "beat +P %", score => score.Rhythm!.AfBeats.PositivePredictivity),
        new("episodeSensitivity", "episode Se %", score => score.Rhythm!.Af.Sensitivity),
        new("episodePositivePredictivity", "episode +P %", score => score.Rhythm!.Af.PositivePredictivity),
        new("durationSensitivity", "duration Se %", score => score.Rhythm!.Af.DurationSensitivity),
        new("durationPositivePredictivity", "duration +P %", score => score.Rhythm!.Af.DurationPositivePredictivity),
    ];

    private static readonly FigureColumn[] VfColumns =
    [
        new("episodeSensitivity", "episode Se %", score => score.Rhythm!.Vf.Sensitivity),
        new("episodePositivePredictivity", "episode +P %", score => score.Rhythm!.Vf.PositivePredictivity),
        new("durationSensitivity", "duration Se %", score => score.Rhythm!.Vf.DurationSensitivity),
        new("durationPositivePredictivity", "duration +P %", score => score.Rhythm!.Vf.DurationPositivePredictivity),
    ];

    private static readonly FigureColumn[] StColumns =
    [
        new("episodeSensitivity", "episode Se %", score => score.Rhythm!.St!.Sensitivity),
        new("episodePositivePredictivity", "episode +P %", score => score.Rhythm!.St!.PositivePredictivity),
        new("durationSensitivity", "duration Se %", score => score.Rhythm!.St!.DurationSensitivity),
        new("durationPositivePredictivity", "duration +P %", score => score.Rhythm!.St!.DurationPositivePredictivity),
    ];

    /// <summary>Atrial fibrillation, of every record with a reference of its rhythm.</summary>
    internal static FigureTable Af(IReadOnlyList<RecordScore> scores) => new("atrial fibrillation", AfColumns, scores.Where(one => one.Rhythm is not null));

    /// <summary>ST episodes, of every record that is annotated for them.</summary>
    internal static FigureTable St(IReadOnlyList<RecordScore> scores) => new("ST episodes", StColumns, scores.Where(one => one.Rhythm is { St: not null }));

    /// <summary>Ventricular fibrillation and flutter, of every record that has some, in the reference or found.</summary>
    internal static FigureTable Vf(IReadOnlyList<RecordScore> scores) =>
        new("ventricular fibrillation and flutter", VfColumns, scores.Where(one => one.Rhythm is { Onsets.Count: > 0 }));
}
