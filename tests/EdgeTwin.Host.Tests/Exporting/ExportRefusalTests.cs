using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using Microsoft.Data.Sqlite;

namespace EdgeTwin.Host.Tests.Exporting;

public sealed class ExportRefusalTests : IDisposable
{
    private readonly ExportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_store_that_is_missing_is_not_made() => Refuses(ExitCode.Input, "there is no such store", _bench.In("none.db"), "--to", "csv");

    [Fact]
    public void What_is_no_store_is_said_to_be_none()
    {
        File.WriteAllText(_bench.In("text.db"), "hello");
        Refuses(ExitCode.Input, "is no store of a collector", _bench.In("text.db"), "--to", "csv");
        File.WriteAllText(_bench.In("nothing.db"), "");
        Refuses(ExitCode.Input, "is no store of a collector", _bench.In("nothing.db"), "--to", "csv");
        using (SqliteConnection other = new($"Data Source={_bench.In("other.db")};Pooling=False"))
        {
            other.Open();
            using SqliteCommand make = other.CreateCommand();
            make.CommandText = "CREATE TABLE t (a)";
            make.ExecuteNonQuery();
        }
        Refuses(ExitCode.Input, "of another program", _bench.In("other.db"), "--to", "csv");
    }

    [Fact]
    public void A_store_without_events_a_device_that_is_not_in_it_and_a_time_without_any_are_told()
    {
        CollectorStore.Open(_bench.In("empty.db")).Dispose();
        Refuses(ExitCode.Input, "holds no events yet", _bench.In("empty.db"), "--to", "json");
        Refuses(ExitCode.Input, "holds nothing of w9; name one of w1, w2", _bench.Store, "--to", "json", "--device", "w9");
        Refuses(ExitCode.Input, "nothing was told in that time", _bench.Store, "--to", "json", "--since", "2027-01-01");
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        Refuses(ExitCode.Usage, "--to", _bench.Store);
        Refuses(ExitCode.Usage, "--since soon is no time", _bench.Store, "--to", "csv", "--since", "soon");
        Refuses(ExitCode.Usage, "is no id", _bench.Store, "--to", "csv", "--device", "a b");
        Refuses(ExitCode.Usage, "a folder of files", _bench.Store, "--to", "wfdb", "--out", "-");
        Refuses(ExitCode.Usage, "a twin holds no strips", _bench.Twin(), "--to", "wfdb", "--out", _bench.In("strips"));
        Refuses(ExitCode.Usage, "leave them out for a twin", _bench.Twin(), "--to", "csv", "--device", "w1");
        Refuses(ExitCode.Input, "no such recording", _bench.In("nobody"), "--to", "csv");
    }

    private void Refuses(int code, string why, params string[] args)
    {
        string[] before = _bench.Bench.Files();
        CommandRun run = CommandRun.Of(["export", .. args]);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal("", run.Out);
        Assert.Equal(before, _bench.Bench.Files());
    }
}
