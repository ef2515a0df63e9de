using System.Globalization;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Host.Campaign;

/// <summary>Everything that was ever written, to be held against what the collector has in the end.</summary>
internal sealed class Ledger(Violations violations)
{
    private readonly Dictionary<(uint LogId, uint Seq), LedgerEntry> _accepted = [];
    private readonly Dictionary<(uint LogId, uint Seq), LedgerEntry> _lastTried = [];
    private readonly Dictionary<uint, uint> _highest = [];
    private readonly HashSet<(uint Seq, string Text)> _tried = [];

    /// <summary>Records that the flash took.</summary>
    internal int Made => _accepted.Count;

    /// <summary>Records tried that are settings, since the device's last start.</summary>
    internal int ConfigSinceBoot { get; private set; }

    /// <summary>Symptoms that the flash took.</summary>
    internal int Symptoms { get; private set; }

    /// <summary>Records that the flash took since the device's last start.</summary>
    internal int SinceBoot { get; private set; }

    /// <summary>Starts of the device.</summary>
    internal int Boots { get; private set; }

    internal void OnBoot()
    {
        Boots++;
        ConfigSinceBoot = 0;
        SinceBoot = 0;
    }

    internal LedgerEntry Try(uint logId, WrittenRecord record)
    {
        LedgerEntry entry = new(logId, record, Boots);
        _lastTried[(logId, record.Seq)] = entry;
        _tried.Add((record.Seq, record.Text));
        return entry;
    }

    internal void Accept(LedgerEntry entry, long timeMs)
    {
        (uint, uint) key = (entry.LogId, entry.Record.Seq);
        if (!_accepted.TryAdd(key, entry))
        {
            violations.Tell(timeMs, "one seq, one payload", $"seq {entry.Record.Seq} of log {entry.LogId:x8} was given a second time");
            return;
        }
        if (_highest.GetValueOrDefault(entry.LogId) > entry.Record.Seq)
        {
            violations.Tell(timeMs, "the sequence rises", $"seq {entry.Record.Seq} of log {entry.LogId:x8} was given after {_highest[entry.LogId]}");
        }
        _highest[entry.LogId] = Math.Max(entry.Record.Seq, _highest.GetValueOrDefault(entry.LogId));
        entry.IsAccepted = true;
        SinceBoot++;
        ConfigSinceBoot += entry.Record.Type == WrittenRecord.Config ? 1 : 0;
        Symptoms += entry.Record.Type == WrittenRecord.Symptom ? 1 : 0;
    }

    /// <summary>The whole flash is noise: the log can tell no more what it has lost either.</summary>
    internal void OnNoise()
    {
        foreach (LedgerEntry entry in _accepted.Values)
        {
            entry.IsDamaged = true;
        }
    }

    /// <summary>A record goes out: it must be durable by then. One of a former start was read from the flash, which proves it.</summary>
    internal void OnPublished(uint logId, uint seq, long timeMs)
    {
        if (_lastTried.TryGetValue((logId, seq), out LedgerEntry? entry) && entry.Boot == Boots && !entry.IsAccepted)
        {
            violations.Tell(timeMs, "durable before published", $"seq {seq} was sent, and the flash had not taken it");
        }
    }

    /// <summary>Holds everything against the collector: arrived as it was written, or told as lost.</summary>
    /// <returns>Arrived, covered by a gap, and lost with a damaged file.</returns>
    internal (int Arrived, int InGaps, int Damaged) Settle(CollectorModel collector, long timeMs)
    {
        if (collector.Conflicts > 0)
        {
            violations.Tell(timeMs, "one seq, one payload", $"the collector received {collector.Conflicts} records under the number of another");
        }
        if (collector.Malformed > 0)
        {
            violations.Tell(timeMs, "whole or absent", $"the collector could not read {collector.Malformed} messages");
        }
        int arrived = 0;
        int inGaps = 0;
        int damaged = 0;
        foreach (LedgerEntry entry in _accepted.Values)
        {
            CollectedLog? log = collector.Logs.GetValueOrDefault(entry.LogId.ToString("x8", CultureInfo.InvariantCulture));
            if (log is not null && log.Records.ContainsKey(entry.Record.Seq))
            {
                arrived++;
            }
            else if (log is not null && log.IsInGap(entry.Record.Seq))
            {
                inGaps++;
            }
            else if (entry.IsDamaged)
            {
                damaged++;
            }
            else
            {
                violations.Tell(timeMs, "arrives or lies in a gap", $"seq {entry.Record.Seq} of log {entry.LogId:x8} did neither ({entry.Record.Text})");
            }
        }
        CheckContent(collector, timeMs);
        return (arrived, inGaps, damaged);
    }

    private void CheckContent(CollectorModel collector, long timeMs)
    {
        foreach ((string id, CollectedLog log) in collector.Logs)
        {
            uint logId = uint.Parse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach ((long seq, string text) in log.Records)
            {
                bool isRight = _accepted.TryGetValue((logId, (uint)seq), out LedgerEntry? entry) ? entry.Record.Text == text : _tried.Contains(((uint)seq, text));
                if (!isRight)
                {
                    violations.Tell(timeMs, "whole or absent", $"what arrived as seq {seq} of log {id} was never written so: {text}");
                }
            }
        }
    }
}
