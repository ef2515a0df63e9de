using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Figures;

/// <summary>One statistic of a table.</summary>
/// <param name="Key">Name in JSON.</param>
/// <param name="Head">Head of the column.</param>
/// <param name="Value">Its counts in one record.</param>
internal sealed record FigureColumn(string Key, string Head, Func<RecordScore, Ratio> Value);
