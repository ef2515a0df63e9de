using System.Globalization;
using EdgeTwin.Device.Ports;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Host.Campaign;

/// <summary>Stands between the firmware's log and its flash, reads what is written and judges what is deleted.</summary>
internal sealed class LogTap : ISegmentStore, IFlashWitness
{
    private readonly FlashModel _flash;
    private readonly Supply _supply;
    private readonly Ledger _ledger;
    private readonly Violations _violations;
    private readonly VirtualClock _clock;
    private readonly TraceHash _trace;
    private readonly CollectorModel _collector;
    private readonly int _logSegments;
    private readonly TappedSlot[] _slots;
    private readonly Dictionary<long, int> _slotOfFile = [];
    private bool _wasTorn;
    private bool _wasFull;
    private int _writing;

    internal LogTap(FlashModel flash, SeedBench bench, CollectorModel collector, int logSegments)
    {
        _flash = flash;
        _supply = bench.Supply;
        _ledger = bench.Ledger;
        _violations = bench.Violations;
        _clock = bench.Clock;
        _trace = bench.Trace;
        _collector = collector;
        _logSegments = logSegments;
        _slots = [.. Enumerable.Range(0, flash.SlotCount).Select(_ => new TappedSlot())];
        flash.Witness = this;
    }

    /// <inheritdoc/>
    public int SlotCount => _flash.SlotCount;

    /// <summary>True while the device starts: what it heals then is known to no one else.</summary>
    internal bool IsBooting { get; set; }

    /// <summary>The device's log; null before the first start is done.</summary>
    internal Device.Log.EventLog? Log { get; set; }

    /// <summary>The highest acknowledged seq that an undamaged header of a log holds: less after a start is a step back.</summary>
    internal uint HeaderAckedSeq(uint logId) => _slots.Where(s => s.LogId == logId).Select(s => s.HeaderAckedSeq).DefaultIfEmpty().Max();

    /// <summary>The highest seq of a log that stands in an undamaged file.</summary>
    internal uint HighestSeq(uint logId) =>
        _slots.Where(s => s.LogId == logId && !s.IsDamaged).SelectMany(s => s.Entries).Where(e => e.IsAccepted).Select(e => e.Record.Seq).DefaultIfEmpty().Max();

    /// <inheritdoc/>
    public int LengthOf(int slot)
    {
        _supply.Need();
        return _flash.LengthOf(slot);
    }

    /// <inheritdoc/>
    public int Read(int slot, int position, byte[] buffer, int offset, int length)
    {
        _supply.Need();
        return _flash.Read(slot, position, buffer, offset, length);
    }

    /// <inheritdoc/>
    public StoreStatus Append(int slot, byte[] buffer, int offset, int length)
    {
        _supply.Need();
        TappedSlot tapped = _slots[slot];
        ReadOnlySpan<byte> bytes = buffer.AsSpan(offset, length);
        uint headerAcked = 0;
        int lengthBefore = _flash.LengthOf(slot);
        if (lengthBefore == 0)
        {
            if (!WrittenRecord.TryReadHeader(bytes, out uint logId, out uint first, out headerAcked))
            {
                Tell("a segment begins with its header", $"slot {slot} was begun without");
            }
            tapped.Begin(logId);
            tapped.Mark = first - 1;
            CheckHeader(headerAcked);
            bytes = bytes.Length > WrittenRecord.HeaderBytes ? bytes[WrittenRecord.HeaderBytes..] : [];
        }
        LedgerEntry? entry = null;
        if (WrittenRecord.TryRead(bytes, out WrittenRecord record))
        {
            entry = _ledger.Try(tapped.LogId, record);
            // Where the header is hit, what is written behind it shares its fate.
            entry.IsDamaged = tapped.IsDamaged;
            tapped.Entries.Add(entry);
            tapped.Mark = Math.Max(tapped.Mark, record.Seq);
        }
        _writing = slot;
        StoreStatus status = Write(slot, buffer, offset, length);
        _trace.Add(_clock.NowMs, "append", entry?.Record.Seq ?? 0, (long)status);
        tapped.WasTornWhole |= lengthBefore == WrittenRecord.HeaderBytes;
        if (_wasTorn && !tapped.WasTornWhole)
        {
            Tell("nothing behind a torn tail", $"seq {entry?.Record.Seq} was written there, in slot {slot}");
        }
        if (status == StoreStatus.Ok)
        {
            tapped.HeaderAckedSeq = Math.Max(tapped.HeaderAckedSeq, headerAcked);
            if (entry is not null)
            {
                _ledger.Accept(entry, _clock.NowMs);
            }
        }
        _wasFull |= status == StoreStatus.Full;
        return status;
    }

    /// <inheritdoc/>
    public StoreStatus Delete(int slot)
    {
        _supply.Need();
        bool wasThere = _flash.LengthOf(slot) > 0;
        try
        {
            return _flash.Delete(slot);
        }
        catch (PowerCutException)
        {
            throw _supply.Cut();
        }
        finally
        {
            if (wasThere && _flash.LengthOf(slot) == 0)
            {
                _trace.Add(_clock.NowMs, "delete", slot);
                Judge(slot);
                _slots[slot].Clear();
            }
        }
    }

    /// <inheritdoc/>
    public void Appended(long file, bool wasDamaged, StoreStatus status, int length)
    {
        _wasTorn = wasDamaged;
        _slotOfFile[file] = _writing;
    }

    /// <inheritdoc/>
    public void Deleting(long file) => _slotOfFile.Remove(file);

    /// <inheritdoc/>
    public void Damaged(long file)
    {
        if (_slotOfFile.TryGetValue(file, out int slot))
        {
            _slots[slot].Damage();
        }
    }

    /// <summary>A round of the firmware ends: what it may drop because the flash was full is over.</summary>
    internal void EndRound() => _wasFull = false;

    private StoreStatus Write(int slot, byte[] buffer, int offset, int length)
    {
        try
        {
            return _flash.Append(slot, buffer, offset, length);
        }
        catch (PowerCutException)
        {
            throw _supply.Cut();
        }
    }

    private void CheckHeader(uint acked)
    {
        if (!IsBooting && Log is not null && acked != Log.AckedSeq)
        {
            Tell("a segment's header holds what is acknowledged", $"it says {acked}, the log {Log.AckedSeq}");
        }
    }

    private void Judge(int slot)
    {
        TappedSlot gone = _slots[slot];
        if (!gone.HoldsAccepted)
        {
            return;
        }
        if (!_slots.Any(s => s != gone && s.Mark >= gone.Mark))
        {
            Tell("the newest segment stays", $"slot {slot} with seq {gone.Mark} was deleted, and no other holds how far the sequence has come");
        }
        uint received = (uint)(_collector.Logs.GetValueOrDefault(gone.LogId.ToString("x8", CultureInfo.InvariantCulture))?.ContiguousSeq ?? 0);
        LedgerEntry[] missing = [.. gone.Entries.Where(e => e.IsAccepted && e.Record.Seq > received)];
        if (missing.Length == 0)
        {
            return;
        }
        int used = 1 + Enumerable.Range(0, _slots.Length).Count(i => i != slot && _flash.LengthOf(i) > 0);
        if (used < _logSegments && !_wasFull)
        {
            Tell("dropped for room only", $"slot {slot} went with seq {missing[0].Record.Seq}, of which the collector has {received}, and {used} of {_logSegments} segments were in use");
        }
        if (Array.Exists(missing, e => e.Record.IsAlarm) && PlainOne(gone) is { } plain)
        {
            Tell("alarms go last", $"slot {slot} with an alarm was dropped, and one with seq {plain.Mark} held none");
        }
    }

    // A segment that could have gone instead: not the newest, of the same log, readable, without anything that might be an alarm.
    private TappedSlot? PlainOne(TappedSlot gone)
    {
        TappedSlot[] others = [.. _slots.Where(s => s != gone && s.HoldsAccepted && s.LogId == gone.LogId).OrderBy(s => s.Mark)];
        return others.SkipLast(1).FirstOrDefault(s => !s.HoldsAlarm);
    }

    private void Tell(string rule, string what) => _violations.Tell(_clock.NowMs, rule, what);
}
