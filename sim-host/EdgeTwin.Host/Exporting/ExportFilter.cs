namespace EdgeTwin.Host.Exporting;

/// <summary>Which of a store's episodes are wanted.</summary>
/// <param name="Device">Of this device only; null for all.</param>
/// <param name="Since">Told then or later; null for from the first on.</param>
/// <param name="Until">Told before then; null for up to the last.</param>
internal sealed record ExportFilter(string? Device, DateTimeOffset? Since, DateTimeOffset? Until)
{
    internal bool IsForAll => Device is null && Since is null && Until is null;

    /// <summary>True for a time that is wanted.</summary>
    internal bool Takes(DateTimeOffset told) => (Since is not { } since || told >= since) && (Until is not { } until || told < until);
}
