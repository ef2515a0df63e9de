using EdgeTwin.Core;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Running;
using EdgeTwin.Host.Twins;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Exporting;

/// <summary>What is exported: the episodes of a store or of a replayed recording, or a twin.</summary>
/// <param name="Name">Name that files are given.</param>
/// <param name="Episodes">By device, log and number; empty for a twin.</param>
/// <param name="Twin">The twin; null for anything else.</param>
internal sealed record ExportSource(string Name, IReadOnlyList<ExportedEpisode> Episodes, TwinSnapshot? Twin)
{
    private const int PageOfEvents = 1000;
    private static readonly byte[] SqliteMagic = "SQLite format 3\0"u8.ToArray();
    private static readonly string[] StoreExtensions = [".db", ".sqlite", ".sqlite3"];

    /// <summary>Opens whatever <paramref name="path"/> is.</summary>
    /// <param name="context">For progress.</param>
    /// <param name="path">A collector's store, a twin's <c>.json</c> or a recording.</param>
    /// <param name="filter">Which episodes are wanted.</param>
    /// <exception cref="InputException">It is none of these, or nothing in it is wanted.</exception>
    /// <exception cref="UsageException">The filter is for a store only.</exception>
    internal static ExportSource Open(CommandContext context, string path, ExportFilter filter)
    {
        if (IsStore(path))
        {
            return OfStore(path, filter, context.Cancellation);
        }
        if (!filter.IsForAll)
        {
            throw new UsageException("--device, --since and --until choose from a collector's store; leave them out for a twin or a recording.");
        }
        return TwinFile.IsOne(path) ? OfTwin(path) : OfRecording(context, path);
    }

    private static bool IsStore(string path)
    {
        bool isThere = File.Exists(path);
        if (isThere && Start(path).AsSpan().SequenceEqual(SqliteMagic))
        {
            return true;
        }
        // A name like a store's that is none would else be told as a recording that is missing.
        return StoreExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            ? throw new InputException(path, "", isThere ? "is no store of a collector" : "there is no such store", "name the file of edgetwin collect --db or edgetwin run --db") : false;
    }

    private static byte[] Start(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] start = new byte[SqliteMagic.Length];
            return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, "", "it cannot be read", "give a file that you may read");
        }
    }

    private static ExportSource OfStore(string path, ExportFilter filter, CancellationToken cancellation)
    {
        using CollectorStore store = CollectorStore.OpenToRead(path);
        if (store.CountEvents() == 0)
        {
            throw new InputException(path, "", "holds no events yet", "let edgetwin collect run until a device has told something");
        }
        if (filter.Device is { } device && !store.HasDevice(device))
        {
            throw new InputException(path, "--device", $"holds nothing of {device}", $"name one of {string.Join(", ", store.Devices(20).Select(one => one.Name))}");
        }
        List<CollectedEvent> events = [];
        long last = 0;
        for (IReadOnlyList<(long Id, CollectedEvent Event)> page = store.Events(0, PageOfEvents); page.Count > 0; page = store.Events(last, PageOfEvents))
        {
            cancellation.ThrowIfCancellationRequested();
            last = page[^1].Id;
            events.AddRange(page.Select(one => one.Event).Where(one => filter.Device is null || one.Device == filter.Device));
        }
        // Repeats come late: begin and end are joined in the order of the log, and not of the network.
        IEnumerable<CollectedEvent> inOrder = events.OrderBy(one => one.Device, StringComparer.Ordinal).ThenBy(one => one.Log, StringComparer.Ordinal).ThenBy(one => one.Seq);
        ExportedEpisode[] episodes = [.. Episode.Join(inOrder).Where(one => filter.Takes(one.First.UtcMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : one.First.ReceivedUtc)).Select(ExportedEpisode.Of)];
        return episodes.Length > 0 ? new ExportSource(Path.GetFileNameWithoutExtension(path), episodes, null)
            : throw new InputException(path, "", "nothing was told in that time", "give another --since or --until");
    }

    private static ExportSource OfTwin(string path)
    {
        TwinFile file = TwinFile.Load(path);
        return new ExportSource(file.Name, [], file.Snapshot);
    }

    private static ExportSource OfRecording(CommandContext context, string path)
    {
        using ReplayedRecord record = ReplayedRecord.Open(path, null, leads: 2);
        ReplayResult result = context.WithProgress(record.Name, progress => record.Replay(new TwinSettings(), progress, context.Cancellation));
        string name = PlainName(record.Name);
        ExportedEpisode[] episodes = [.. result.Events.Select((one, i) => ExportedEpisode.Of(one, name, i + 1))];
        return episodes.Length > 0 ? new ExportSource(name, episodes, null)
            : throw new InputException(path, "", "the device tells nothing of it", "there is nothing to export; edgetwin replay shows its beats");
    }

    private static string PlainName(string name) => new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')]);
}
