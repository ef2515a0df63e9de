namespace EdgeTwin.Host.Campaign;

/// <summary>What stands in one file of the log, as the campaign saw it written.</summary>
internal sealed class TappedSlot
{
    internal List<LedgerEntry> Entries { get; } = [];

    internal uint LogId { get; private set; }

    /// <summary>The highest seq that it may hold, or that its header promises not to be given again.</summary>
    internal uint Mark { get; set; }

    /// <summary>Acknowledged seq in its header, where the flash took it.</summary>
    internal uint HeaderAckedSeq { get; set; }

    internal bool IsDamaged { get; private set; }

    /// <summary>True where it was torn right behind its header: a segment that is whole and empty, and may be written on.</summary>
    internal bool WasTornWhole { get; set; }

    internal bool HoldsAccepted => !IsDamaged && Entries.Exists(e => e.IsAccepted);

    internal bool HoldsAlarm => Entries.Exists(e => e.Record.IsAlarm);

    internal void Begin(uint logId)
    {
        Clear();
        LogId = logId;
    }

    internal void Clear()
    {
        Entries.Clear();
        LogId = 0;
        Mark = 0;
        HeaderAckedSeq = 0;
        IsDamaged = false;
        WasTornWhole = false;
    }

    internal void Damage()
    {
        IsDamaged = true;
        HeaderAckedSeq = 0;
        Entries.ForEach(e => e.IsDamaged = true);
    }
}
