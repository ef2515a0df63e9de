using System.Text.Json;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Commands;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Commands;

public sealed class CollectCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task It_prints_what_comes_keeps_it_and_ends_with_130_when_interrupted()
    {
        (int code, LineWriter output, LineWriter error) = await CollectAsync();
        Assert.True(code == ExitCode.Interrupted, string.Join('\n', error.Lines.All));
        string[] lines = [.. output.Lines.All.Cast<string>()];
        Assert.Equal(4, lines.Length);
        Assert.Matches("^w1 +pause +seq 1 +2025-10-09 08:53:20Z", lines[0]);
        Assert.Matches("^w1 +gap +seq 2 to 3: the device dropped them, 2 not received$", lines[1]);
        Assert.Matches("^w1 +online$", lines[2]);
        Assert.Matches("^w1 +offline$", lines[3]);
        string[] told = [.. error.Lines.All.Cast<string>()];
        Assert.Contains(told, line => line.Contains("collecting from 127.0.0.1:"));
        Assert.Contains(told, line => line.Contains("of w1 was refused: no JSON."));
        Assert.Contains(told, line => line.Contains("1 event and 1 gap stored; 0 repeats, 0 conflicts, 1 malformed message; 1 event in"));
        using CollectorStore store = CollectorStore.Open(_bench.In("a.db"));
        Assert.Equal(1, store.CountEvents());
    }

    [Fact]
    public async Task With_json_every_line_is_a_document_with_its_schema()
    {
        (int code, LineWriter output, LineWriter error) = await CollectAsync("--json");
        Assert.True(code == ExitCode.Interrupted, string.Join('\n', error.Lines.All));
        JsonElement[] lines = [.. output.Lines.All.Cast<string>().Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.All(lines, line => Assert.Equal("edgetwin.collect/1", line.GetProperty("schema").GetString()));
        Assert.Equal(["link", "event", "gap", "refused", "status", "status"], lines.Select(line => line.GetProperty("what").GetString()));
        JsonElement one = lines[1];
        Assert.Equal("w1", one.GetProperty("device").GetString());
        Assert.Equal(1760000000.5m, one.GetProperty("utcS").GetDecimal());
        Assert.Equal("pause", one.GetProperty("event").GetProperty("kind").GetString());
        Assert.Equal("lost-on-device", lines[2].GetProperty("cause").GetString());
    }

    [Fact]
    public async Task Without_a_broker_it_says_so_and_ends_with_3()
    {
        int port;
        await using (EmbeddedBroker broker = await EmbeddedBroker.StartAsync())
        {
            port = broker.Port;
        }
        CommandRun run = await Task.Run(() => CommandRun.Of("collect", "--mqtt", $"127.0.0.1:{port}", "--db", _bench.In("a.db")));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("cannot be reached", run.Error);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("--mqtt", "nowhere:0")]
    [InlineData("--mqtt", "localhost", "--cert", "a.crt")]
    [InlineData("--mqtt", "localhost", "--cert", "a.crt", "--key", "a.key")]
    [InlineData("--cafile", "ca.crt")]
    public void Options_that_do_not_go_together_are_refused(params string[] args)
    {
        CommandRun run = CommandRun.Of(["collect", "--db", _bench.In("a.db"), .. args]);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(_bench.In("a.db")));
    }

    private async Task<(int Code, LineWriter Out, LineWriter Error)> CollectAsync(params string[] args)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using CancellationTokenSource interrupt = new();
        LineWriter output = new();
        LineWriter error = new();
        CommandContext context = new(output, error, false, false, interrupt.Token);
        Task<int> command = Task.Run(() => EdgeTwinCommand.Run(["collect", "--verbose", "--mqtt", broker.Address.ToString(), "--db", _bench.In("a.db"), .. args], context));
        Happenings link = args.Contains("--json") ? output.Lines : error.Lines;
        await link.FirstAsync<string>(line => line.Contains("connected") || line.Contains("\"isUp\":true"));
        await using (MqttEnd device = await MqttEnd.OpenAsync(broker.Address))
        {
            await device.SendAsync("edgetwin/w1/event", Envelope.Record(1, """{"kind":"pause","phase":"whole"}""", type: RecordType.Alarm, utcMs: 1_760_000_000_500));
            await device.SendAsync("edgetwin/w1/event", Envelope.Gap(2, 3));
            await device.SendAsync("edgetwin/w1/event", "nonsense");
            await device.SendAsync("edgetwin/w1/status", """{"state":"online","hrBpm":71}""");
            await device.SendAsync("edgetwin/w1/status", """{"state":"online","hrBpm":72}""");
            await device.SendAsync("edgetwin/w1/status", UplinkPump.Will);
        }
        await output.Lines.FirstAsync<string>(line => line.Contains("offline") || line.Contains("\"isOnline\":false"));
        await interrupt.CancelAsync();
        return (await command.InTime(), output, error);
    }
}
