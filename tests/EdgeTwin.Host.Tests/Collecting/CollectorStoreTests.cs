using CsCheck;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;
using Microsoft.Data.Sqlite;

namespace EdgeTwin.Host.Tests.Collecting;

public sealed class CollectorStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void An_event_is_kept_once_and_read_back_as_it_was()
    {
        using CollectorStore store = CollectorStore.Open(_bench.In("a.db"));
        Assert.Equal((StoreResult.New, 1), Add(store, Record(1)));
        Assert.Equal((StoreResult.Duplicate, 1), Add(store, Record(1)));
        Assert.Equal((StoreResult.Conflict, 1), Add(store, Record(1) with { Json = "{}" }));
        CollectedEvent kept = Assert.Single(store.Events(0, 10)).Event;
        Assert.Equal(new CollectedEvent("w1", "0000000a", 1, "event", "pause", 1000, null, """{"kind":"pause"}""", Noon), kept);
        Assert.Equal(1, store.CountEvents());
    }

    [Fact]
    public void A_batch_that_is_not_committed_never_was()
    {
        using CollectorStore store = CollectorStore.Open(_bench.In("a.db"));
        using (StoreBatch batch = store.Begin(Noon))
        {
            batch.Add("w1", Record(1), out _);
        }
        Assert.Equal(0, store.CountEvents());
        Assert.Empty(store.NewestLogs());
        Assert.Equal((StoreResult.New, 1), Add(store, Record(1)));
    }

    [Fact]
    public void What_is_committed_is_there_for_another_program_at_once_and_after_reopening()
    {
        using (CollectorStore store = CollectorStore.Open(_bench.In("a.db")))
        {
            Add(store, Record(1));
            using CollectorStore reader = CollectorStore.Open(_bench.In("a.db"));
            Assert.Equal(1, reader.CountEvents());
        }
        using CollectorStore again = CollectorStore.Open(_bench.In("a.db"));
        Assert.Equal([new AckedLog("w1", "0000000a", 1)], again.NewestLogs());
        Assert.Equal((StoreResult.Duplicate, 1), Add(again, Record(1)));
        Assert.Equal((StoreResult.New, 2), Add(again, Record(2)));
    }

    [Fact]
    public void The_contiguous_number_waits_for_what_is_missing_and_jumps_over_gaps()
    {
        using CollectorStore store = CollectorStore.InMemory();
        Assert.Equal((StoreResult.New, 0), Add(store, Record(3)));
        Assert.Equal((StoreResult.New, 0), Add(store, Record(2)));
        Assert.Equal((StoreResult.New, 3), Add(store, Record(1)));
        Assert.Equal((StoreResult.New, 3), Add(store, Record(7)));
        Assert.Equal(7, AddGap(store, 4, 6, out CollectedGap? told));
        Assert.Equal(new CollectedGap("w1", "0000000a", 4, 6, 3, GapCause.LostOnDevice), told);
        Assert.Equal(7, AddGap(store, 4, 6, out told));
        Assert.Null(told);
        // The device told a gap over what had come in time: nothing but 8 is missing.
        Assert.Equal(8, AddGap(store, 7, 8, out told));
        Assert.Equal(1, told!.MissingCount);
    }

    [Fact]
    public void What_was_acknowledged_before_this_store_is_noted_as_a_gap()
    {
        using CollectorStore store = CollectorStore.InMemory();
        using StoreBatch batch = store.Begin(Noon);
        batch.Add("w1", Record(5), out _);
        Assert.Equal(new AckedLog("w1", "0000000a", 5), batch.Settle("w1", "0000000a", 4, out CollectedGap? elsewhere));
        Assert.Equal(new CollectedGap("w1", "0000000a", 1, 4, 4, GapCause.AcknowledgedBefore), elsewhere);
        batch.Settle("w1", "0000000a", 4, out elsewhere);
        Assert.Null(elsewhere);
    }

    [Fact]
    public void Another_log_of_a_device_counts_for_itself_and_the_last_heard_is_the_newest()
    {
        using CollectorStore store = CollectorStore.InMemory();
        Add(store, Record(1));
        Assert.Equal((StoreResult.New, 1), Add(store, Record(1) with { Log = "0000000b", Json = "{}" }));
        Assert.Equal([new AckedLog("w1", "0000000b", 1)], store.NewestLogs());
    }

    [Fact]
    public void A_device_has_no_more_logs_than_the_limit()
    {
        using CollectorStore store = CollectorStore.InMemory();
        using StoreBatch batch = store.Begin(Noon);
        for (int log = 0; log < CollectorStore.MostLogsPerDevice; log++)
        {
            Assert.Equal(StoreResult.New, batch.Add("w1", Record(1) with { Log = $"{log:x8}" }, out _));
        }
        Assert.Equal(StoreResult.TooMany, batch.Add("w1", Record(1) with { Log = "ffffffff" }, out _));
        Assert.Null(batch.Settle("w1", "ffffffff", 0, out _));
        Assert.Equal(StoreResult.New, batch.Add("w2", Record(1) with { Log = "ffffffff" }, out _));
    }

    [Fact]
    public void Statuses_are_kept()
    {
        using CollectorStore store = CollectorStore.InMemory();
        using (StoreBatch batch = store.Begin(Noon))
        {
            batch.Add(new DeviceStatus("w1", true));
            batch.Add(new DeviceStatus("w2", true));
            batch.Add(new DeviceStatus("w1", false));
            batch.Commit();
        }
        Assert.Equal(["w2"], store.OnlineDevices());
    }

    // Whatever the order and the repeats: all of it once, and the number is the end of the first run.
    [Fact]
    public void Any_order_of_events_gaps_and_repeats_ends_alike() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 3], Gen.Bool).Array[1, 40].Sample(sent =>
        {
            using CollectorStore store = CollectorStore.InMemory();
            HashSet<int> events = [];
            HashSet<int> covered = [];
            foreach ((int seq, int length, bool isGap) in sent)
            {
                if (isGap)
                {
                    AddGap(store, seq, seq + length, out _);
                    covered.UnionWith(Enumerable.Range(seq, length + 1));
                }
                else
                {
                    Add(store, Record(seq));
                    events.Add(seq);
                }
            }
            long expected = 0;
            while (events.Contains((int)expected + 1) || covered.Contains((int)expected + 1))
            {
                expected++;
            }
            Assert.Equal(expected, Assert.Single(store.NewestLogs()).Seq);
            Assert.Equal(events.Count, store.CountEvents());
            Assert.All(store.Gaps(), gap => Assert.Equal(Enumerable.Range((int)gap.FirstSeq, (int)(gap.LastSeq - gap.FirstSeq + 1)).Count(seq => !events.Contains(seq)), gap.MissingCount));
        }, iter: 200);

    [Fact]
    public void A_file_that_is_no_store_is_left_alone()
    {
        string text = _bench.In("text.db");
        File.WriteAllText(text, new string('x', 5000));
        Assert.Contains("no SQLite file", Refusal(text));
        Assert.Equal(5000, new FileInfo(text).Length);

        string other = _bench.In("other.db");
        Sql(other, "CREATE TABLE t (a)");
        Assert.Contains("of another program", Refusal(other));

        string newer = _bench.In("newer.db");
        CollectorStore.Open(newer).Dispose();
        Sql(newer, "PRAGMA user_version = 99");
        Assert.Contains("newer edgetwin", Refusal(newer));

        Assert.Contains("SQLite says", Refusal(_bench.Folder));
        Assert.Contains("SQLite says", Refusal(Path.Combine(_bench.Folder, "no", "such", "folder.db")));
    }

    [Fact]
    public void A_locked_store_is_said_to_be_locked_and_works_again_afterwards()
    {
        string file = _bench.In("a.db");
        using CollectorStore store = CollectorStore.Open(file, busyTimeoutS: 1);
        using (SqliteConnection other = new($"Data Source={file};Pooling=False"))
        {
            other.Open();
            using SqliteCommand begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            Assert.Contains("locked", Assert.Throws<InputException>(() => Add(store, Record(1))).Message);
        }
        Assert.Equal((StoreResult.New, 1), Add(store, Record(1)));
    }

    private static RecordMessage Record(long seq) => new("0000000a", 0, seq, "event", "pause", seq * 1000, null, """{"kind":"pause"}""");

    private static (StoreResult Result, long Contiguous) Add(CollectorStore store, RecordMessage record)
    {
        using StoreBatch batch = store.Begin(Noon);
        StoreResult result = batch.Add("w1", record, out _);
        AckedLog? acked = batch.Settle("w1", record.Log, record.AckedSeq, out _);
        batch.Commit();
        return (result, acked!.Seq);
    }

    private static long AddGap(CollectorStore store, long first, long last, out CollectedGap? told)
    {
        using StoreBatch batch = store.Begin(Noon);
        batch.Add("w1", new GapMessage("0000000a", 0, first, last), out told);
        AckedLog? acked = batch.Settle("w1", "0000000a", 0, out _);
        batch.Commit();
        return acked!.Seq;
    }

    private static string Refusal(string file) => Assert.Throws<InputException>(() => CollectorStore.Open(file)).Message;

    private static void Sql(string file, string sql)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
