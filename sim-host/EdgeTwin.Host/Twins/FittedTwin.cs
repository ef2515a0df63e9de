using EdgeTwin.Host.WhatIf;

namespace EdgeTwin.Host.Twins;

/// <summary>An edition of a twin with the host's model of it. It reads the wearer's twin and never writes to it.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Snapshot">The edition.</param>
/// <param name="Points">Its beat.</param>
/// <param name="Beat">The model's.</param>
internal sealed record FittedTwin(string Name, TwinSnapshot Snapshot, BeatPoints Points, ModelBeat Beat)
{
    /// <summary>How far the model's beat is from the twin's.</summary>
    internal double PrdPercent => Points.PrdPercent(Beat.At(Points));

    /// <summary>Fits a model.</summary>
    /// <param name="name">Whose twin it is.</param>
    /// <param name="snapshot">A twin that is ready.</param>
    /// <param name="before">The model of an edition before, from which the fit begins; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static FittedTwin Of(string name, TwinSnapshot snapshot, FittedTwin? before, CancellationToken cancellation)
    {
        BeatPoints points = BeatPoints.Of(snapshot);
        bool isSame = before is not null && before.Snapshot.Generation == snapshot.Generation;
        BeatWaves waves = isSame ? BeatFit.Warm(points, before!.Beat.Waves) : BeatFit.Cold(points);
        if (isSame && points.PrdPercent(waves) > 1.2 * before!.PrdPercent)
        {
            // The heart has moved on to where the old waves do not follow.
            BeatWaves cold = BeatFit.Cold(points);
            waves = points.PrdPercent(cold) < points.PrdPercent(waves) ? cold : waves;
        }
        return new FittedTwin(name, snapshot, points, ModelTuning.Tune(snapshot, waves, cancellation));
    }

    /// <summary>Lets the model beat: a heart of its own, to experiment on.</summary>
    internal WhatIfHeart Heart(double lengthS, ulong seed)
    {
        WhatIfHeart heart = ModelHeart.Beat(Name, Snapshot, Beat, lengthS, seed);
        return heart with
        {
            ArrivalMs = Snapshot.Arrival.Count > 0 ? Snapshot.Arrival.Mean : heart.ArrivalMs,
            PerfusionPercent = Snapshot.Perfusion is { Count: > 0, Mean: > 0 } perfusion ? perfusion.Mean / 100.0 : heart.PerfusionPercent,
        };
    }
}
