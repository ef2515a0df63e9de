namespace EdgeTwin.Host.Collecting;

/// <summary>Takes messages of the queue into a batch.</summary>
internal static class BatchWriter
{
    private const string TooMany = "the store takes no further device, or no further log of this one";

    /// <summary>Takes one.</summary>
    internal static void Add(StoreBatch batch, Incoming incoming, BatchNotes notes)
    {
        switch (incoming.What)
        {
            case IncomingKind.Event:
                notes.Received++;
                AddEvent(batch, incoming, notes);
                break;
            case IncomingKind.Status:
                notes.Received++;
                AddStatus(batch, incoming, notes);
                break;
            default:
                AddUnstored(incoming, notes);
                break;
        }
    }

    /// <summary>Takes one that the store has nothing to do with.</summary>
    internal static void AddUnstored(Incoming incoming, BatchNotes notes)
    {
        switch (incoming.What)
        {
            case IncomingKind.LinkUp:
                notes.Connected++;
                notes.Told.Add(static listener => listener.OnLink(true, ""));
                break;
            case IncomingKind.LinkDown:
                notes.Told.Add(listener => listener.OnLink(false, incoming.Why));
                break;
            default:
                notes.Received++;
                notes.Malformed++;
                notes.Refuse(incoming.Device, incoming.Why);
                break;
        }
    }

    private static void AddEvent(StoreBatch batch, Incoming incoming, BatchNotes notes)
    {
        if (!MessageReader.TryRead(incoming.Payload, out LogMessage? message, out string why))
        {
            notes.Malformed++;
            notes.Refuse(incoming.Device, why);
            return;
        }
        StoreResult result;
        if (message is RecordMessage record)
        {
            result = batch.Add(incoming.Device, record, out CollectedEvent? collected);
            Note(result, incoming.Device, record, collected, notes);
        }
        else
        {
            result = batch.Add(incoming.Device, (GapMessage)message, out CollectedGap? gap);
            notes.Add(gap);
        }
        if (result == StoreResult.TooMany)
        {
            notes.Malformed++;
            notes.Refuse(incoming.Device, TooMany);
            return;
        }
        notes.Heard.Add(incoming.Device);
        if (batch.Settle(incoming.Device, message.Log, message.AckedSeq, out CollectedGap? elsewhere) is { } acked)
        {
            notes.Add(elsewhere);
            notes.Acks[incoming.Device] = acked;
        }
    }

    private static void Note(StoreResult result, string device, RecordMessage record, CollectedEvent? collected, BatchNotes notes)
    {
        if (collected is not null)
        {
            notes.Stored++;
            notes.Told.Add(listener => listener.OnEvent(collected));
        }
        else if (result == StoreResult.Duplicate)
        {
            notes.Duplicates++;
        }
        else if (result == StoreResult.Conflict)
        {
            notes.Conflicts++;
            notes.Refuse(device, $"seq {record.Seq} of log {record.Log} came before with another content, which is kept");
        }
    }

    private static void AddStatus(StoreBatch batch, Incoming incoming, BatchNotes notes)
    {
        if (StatusMessage.TryRead(incoming.Payload) is not { } isOnline)
        {
            notes.Malformed++;
            notes.Refuse(incoming.Device, "a status is a JSON object whose state is online or offline");
            return;
        }
        DeviceStatus status = new(incoming.Device, isOnline);
        if (batch.Add(status) == StoreResult.TooMany)
        {
            notes.Malformed++;
            notes.Refuse(incoming.Device, TooMany);
            return;
        }
        notes.Heard.Add(incoming.Device);
        notes.Told.Add(listener => listener.OnStatus(status));
    }
}
