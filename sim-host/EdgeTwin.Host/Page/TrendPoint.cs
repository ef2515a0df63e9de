namespace EdgeTwin.Host.Page;

/// <summary>One point of the trends.</summary>
/// <param name="AtS">Device's time, s since it started.</param>
/// <param name="RateBpm">Heart rate; null where it is not known.</param>
/// <param name="StUv">ST level over the wearer's own, uV; null where it is not measured.</param>
/// <param name="QualityPercent">Quality of the ECG; null where it is not known.</param>
internal readonly record struct TrendPoint(double AtS, int? RateBpm, int? StUv, int? QualityPercent);
