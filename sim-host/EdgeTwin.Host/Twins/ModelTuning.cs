using EdgeTwin.Host.Evaluation.Ischaemia;

namespace EdgeTwin.Host.Twins;

/// <summary>Lets the device's own code read the model, and moves its ST segment and T wave until it reads what it read of the wearer.</summary>
internal static class ModelTuning
{
    private const double LengthS = 100;
    private const int Rounds = 6;
    private const double Enough = 0.3;
    private const double MostStUv = 60;
    private const double LeastStretch = 0.9;
    private const double MostStretch = 1.12;

    // Errors are weighed by what is small for them.
    private const double SmallUv = 10;
    private const double SmallMs = 8;

    // The beat itself must stay the wearer's: beyond this difference each per cent weighs as much as a small error.
    private const double FreePrdPercent = 6;

    internal static ModelBeat Tune(TwinSnapshot twin, BeatWaves waves, CancellationToken cancellation)
    {
        BeatPoints points = BeatPoints.Of(twin);
        ModelBeat best = new(waves);
        (double Error, double StUv, double QtPart) found = Read(twin, points, best, cancellation);
        // What a step is worth is not sure: the device may read at another place of the moved beat. One that makes it worse is halved.
        double share = 1;
        for (int round = 0; round < Rounds && found.Error > Enough; round++)
        {
            ModelBeat next = best with
            {
                StUv = Math.Clamp(best.StUv - (share * found.StUv), -MostStUv, MostStUv),
                TStretch = Math.Clamp(best.TStretch * (1 - (share * found.QtPart)), LeastStretch, MostStretch),
            };
            (double Error, double StUv, double QtPart) now = Read(twin, points, next, cancellation);
            if (now.Error < found.Error)
            {
                (found, best, share) = (now, next, 1);
            }
            else
            {
                share /= 2;
            }
        }
        return best;
    }

    // How far the device reads the model from the wearer: the sum of small errors, the ST level's and the QT interval's as a part of it.
    private static (double Error, double StUv, double QtPart) Read(TwinSnapshot twin, BeatPoints points, ModelBeat beat, CancellationToken cancellation)
    {
        TwinSnapshot back = LearnedTwin.Of(new ArraySource(ModelHeart.Beat("", twin, beat, LengthS, 1).Microvolts), cancellation);
        double stUv = back.StUv - twin.StUv ?? 0;
        double qtMs = back.QtMs - twin.QtMs ?? 0;
        double away = Math.Max(0, points.PrdPercent(beat.At(points)) - FreePrdPercent);
        return ((Math.Abs(stUv) / SmallUv) + (Math.Abs(qtMs) / SmallMs) + away, stUv, back.QtMs is { } qt ? qtMs / qt : 0);
    }
}
