namespace EdgeTwin.Host.Campaign;

/// <summary>A record that the firmware tried to write.</summary>
/// <param name="LogId">Its log.</param>
/// <param name="Record">What it is.</param>
/// <param name="Boot">Start of the device in which it was tried.</param>
internal sealed record LedgerEntry(uint LogId, WrittenRecord Record, int Boot)
{
    /// <summary>True once the flash said that it is durable: it must arrive or lie in a gap.</summary>
    internal bool IsAccepted { get; set; }

    /// <summary>True where its file was damaged afterwards by what no firmware can undo: a flipped bit, noise.</summary>
    internal bool IsDamaged { get; set; }
}
