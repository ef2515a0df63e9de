using System.Text.Json;

namespace EdgeTwin.Simulation.Link;

/// <summary>
/// The collector as the device's protocol asks for it: keeps each record once, knows which seqs are gaps, and acknowledges the highest seq
/// up to which it has everything.
/// </summary>
public sealed class CollectorModel
{
    private readonly Dictionary<string, CollectedLog> _logs = new(StringComparer.Ordinal);

    /// <summary>Records that came a second time.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Records that came a second time with another content: the worst that can happen.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Messages that could not be read.</summary>
    public long Malformed { get; private set; }

    /// <summary>The logs that were heard of, by id in hex.</summary>
    public IReadOnlyDictionary<string, CollectedLog> Logs => _logs;

    /// <summary>Takes a message of the event topic.</summary>
    /// <returns>The acknowledgement to retain, or null where the message was no record or gap.</returns>
    public string? Receive(byte[] message)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(message);
            JsonElement root = json.RootElement;
            string id = root.GetProperty("log").GetString()!;
            if (!_logs.TryGetValue(id, out CollectedLog? log))
            {
                _logs.Add(id, log = new CollectedLog());
            }
            if (root.GetProperty("type").GetString() == "gap")
            {
                log.AddGap(root.GetProperty("firstSeq").GetInt64(), root.GetProperty("lastSeq").GetInt64());
            }
            else
            {
                Add(log, root);
            }
            // What the device knows to be acknowledged was received, by this collector or by the one whose store was lost.
            log.Settle(root.GetProperty("ackedSeq").GetInt64());
            return $"{id} {log.ContiguousSeq}";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Malformed++;
            return null;
        }
    }

    private void Add(CollectedLog log, JsonElement root)
    {
        string content = root.GetProperty("event").GetRawText();
        if (log.TryAdd(root.GetProperty("seq").GetInt64(), content, out bool isConflict))
        {
            return;
        }
        Duplicates++;
        Conflicts += isConflict ? 1 : 0;
    }
}
