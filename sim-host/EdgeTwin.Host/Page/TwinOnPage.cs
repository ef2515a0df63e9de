namespace EdgeTwin.Host.Page;

/// <summary>The twin of a wearer's heart, as it is shown: the beat that was measured, the model's beat over it, and how far the two may be trusted.</summary>
/// <param name="Version">Version of the snapshot that it comes from; a new one is sent to the viewers.</param>
/// <param name="AgeS">Age of the snapshot, s.</param>
/// <param name="IsStale">True where it is too old to stand for the heart of now.</param>
/// <param name="Beats">Beats that it was learned from.</param>
/// <param name="FirstMs">Where the beat's first point stands, ms from the R peak.</param>
/// <param name="StepMs">From one point to the next, ms.</param>
/// <param name="MeasuredUv">The measured beat, uV.</param>
/// <param name="ModelUv">The model's beat at the same points; null where it has not been fitted.</param>
/// <param name="BandUv">Half width of the model's uncertainty at each point; null where it is not known.</param>
/// <param name="FitPrdPercent">Root mean square difference of the two, per cent of the measured beat's; null without a model.</param>
/// <param name="RateBpm">Rate, beats a minute.</param>
/// <param name="StUv">ST level, uV; null where it is not measured.</param>
/// <param name="QtMs">QT interval, ms; null where it is not measured.</param>
/// <param name="Rows">What else it has learned.</param>
internal sealed record TwinOnPage(
    int Version, double AgeS, bool IsStale, int Beats, double FirstMs, double StepMs, int[] MeasuredUv, double[]? ModelUv, double[]? BandUv,
    double? FitPrdPercent, int RateBpm, int? StUv, int? QtMs, IReadOnlyList<TwinOnPageRow> Rows);
