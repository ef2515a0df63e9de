namespace EdgeTwin.Recordings.Injection;

/// <summary>An injected episode by the definition of the European ST-T database: 100 uV for 30 s at least, bounded by 50 uV. Samples of the injected signal.</summary>
/// <param name="Kind">Ischaemic or rate-related.</param>
/// <param name="Start">Where the deviation passes 50 uV.</param>
/// <param name="End">Where it is back.</param>
/// <param name="Extreme">Where it is largest.</param>
/// <param name="ExtremeUv">Its largest, uV, with its sign.</param>
/// <param name="AreaUvS">Deviation times time, uV s, without sign.</param>
/// <param name="Criterion">Where 100 uV have lasted for 30 s: an alarm can come from here on.</param>
public sealed record StTruth(StItemKind Kind, long Start, long End, long Extreme, double ExtremeUv, double AreaUvS, long Criterion);
