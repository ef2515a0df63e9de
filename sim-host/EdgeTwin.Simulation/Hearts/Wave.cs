namespace EdgeTwin.Simulation.Hearts;

/// <summary>One Gaussian of a beat: where it stands to the R peak, how wide and how high it is.</summary>
/// <param name="OffsetMs">Centre, ms after the R peak.</param>
/// <param name="DeviationMs">Standard deviation, ms.</param>
/// <param name="Height">Height, in parts of the R peak's.</param>
internal readonly record struct Wave(double OffsetMs, double DeviationMs, double Height)
{
    // Shapes after McSharry et al., IEEE Trans. Biomed. Eng. 50(3), 2003: a sum of Gaussians, P and T moving with the rate.
    internal static readonly Wave P = new(-165, 22, 0.12);
    internal static readonly Wave RetrogradeP = new(-120, 18, -0.10);
    internal static readonly Wave T = new(270, 48, 0.28);
    internal static readonly Wave[] NarrowQrs = [new(-30, 8, -0.09), new(0, 11, 1), new(32, 10, -0.20)];
    internal static readonly Wave[] WideQrs = [new(-55, 20, -0.10), new(0, 30, 1.25), new(75, 34, -0.45)];
    internal static readonly Wave WideT = new(290, 65, -0.38);

    // Three overlapping Gaussians make a level stretch from J + 40 to T; the height is scaled so that J + 60 ms (R + 105 ms) reads it.
    internal static readonly Wave[] StLevel = [new(95, 30, 0.79), new(150, 30, 0.79), new(205, 30, 0.79)];
}
