using EdgeTwin.Host.Evaluation.Ischaemia;

namespace EdgeTwin.Host.Twins;

/// <summary>Lets the device's own code read the model, and moves its ST segment and T wave until it reads what it read of the wearer.</summary>
internal static class ModelTuning
{
    private const double LengthS = 100;
    private const int Rounds = 3;
    private const double MostStUv = 60;
    private const double LeastStretch = 0.9;
    private const double MostStretch = 1.12;

    // Errors are weighed by what is small for them.
    private const double SmallUv = 10;
    private const double SmallMs = 8;

    // The beat itself must stay the wearer's: beyond this difference each per cent weighs as much as a small error.
    private const double FreePrdPercent = 8.5;

    internal static ModelBeat Tune(TwinSnapshot twin, BeatWaves waves, CancellationToken cancellation)
    {
        BeatPoints points = BeatPoints.Of(twin);
        ModelBeat beat = new(waves);
        ModelBeat best = beat;
        double least = double.PositiveInfinity;
        for (int round = 0; round <= Rounds; round++)
        {
            TwinSnapshot back = LearnedTwin.Of(new ArraySource(ModelHeart.Beat("", twin, beat, LengthS, 1).Microvolts), cancellation);
            double stUv = back.StUv - twin.StUv ?? 0;
            double qtMs = back.QtMs - twin.QtMs ?? 0;
            double error = (Math.Abs(stUv) / SmallUv) + (Math.Abs(qtMs) / SmallMs) + Math.Max(0, points.PrdPercent(beat.At(points)) - FreePrdPercent);
            if (error < least)
            {
                (least, best) = (error, beat);
            }
            double qt = back.QtMs ?? 0;
            double stretch = qt > 0 ? beat.TStretch * (qt - qtMs) / qt : beat.TStretch;
            beat = beat with { StUv = Math.Clamp(beat.StUv - stUv, -MostStUv, MostStUv), TStretch = Math.Clamp(stretch, LeastStretch, MostStretch) };
        }
        return best;
    }
}
