namespace EdgeTwin.Host.Reports;

/// <summary>What a report says of the record itself. Text as the files have it, not yet escaped.</summary>
/// <param name="Name">Name of the record.</param>
/// <param name="Source">What it is, such as <c>MLII</c> or <c>a synthetic heart</c>.</param>
/// <param name="Signal">The signal that was replayed, with its unit.</param>
/// <param name="Rate">Its sampling rate, in words.</param>
/// <param name="StartTime">When it began, in words, or empty.</param>
/// <param name="Comments">Comment lines of its header.</param>
internal sealed record RecordFacts(string Name, string Source, string Signal, string Rate, string StartTime, IReadOnlyList<string> Comments);
