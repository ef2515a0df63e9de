using System.CommandLine;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Page;
using EdgeTwin.Host.Twins;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin collect</c>.</summary>
internal static class CollectCommand
{
    private const string UsualStore = "edgetwin.db";

    // What a viewer who asks gets; longer by asking again, so that nobody streams who has gone.
    private const int WaveSeconds = 60;

    internal static Command Build(CommandContext context)
    {
        LinkOptions link = new();
        Option<string> db = new("--db") { Description = $"The SQLite file that events are kept in; {UsualStore} unless given", HelpName = "FILE", DefaultValueFactory = _ => UsualStore };
        Option<bool> wait = new("--wait") { Description = "Keep trying where the broker cannot be reached at the start." };
        Option<bool> json = new("--json") { Description = "Print one JSON document a line instead of text." };
        PageArguments page = new();
        HomeAssistantOption assistant = new();
        Command command = new("collect", Help.Collect) { db, wait, json };
        link.AddTo(command);
        page.AddTo(command);
        assistant.AddTo(command);
        command.SetAction(parsed =>
        {
            BrokerAddress broker = link.Read(parsed) ?? BrokerAddress.Parse("--mqtt", "localhost", null);
            RunAsync(context, broker, parsed.GetRequiredValue(db), parsed.GetValue(wait), parsed.GetValue(json), page.Read(parsed), assistant.Read(parsed)).GetAwaiter().GetResult();
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task RunAsync(CommandContext context, BrokerAddress broker, string file, bool waits, bool asJson, PageOptions? paged, HomeAssistant? assistant)
    {
        using CollectorStore store = CollectorStore.Open(file);
        ICollectorListener listener = asJson ? new CollectJson(context) : new CollectText(context);
        HostTwins twins = new(TimeProvider.System, context.Cancellation);
        PageDesk? desk = paged is null ? null : new PageDesk(store, twins.Seam, null, TimeProvider.System);
        CollectorOptions options = new() { Broker = broker, Listener = desk is null ? listener : new CollectorListeners(listener, desk), Documents = desk is null ? null : new DeviceFeeds(desk, twins), WaitsForBroker = waits, HomeAssistant = assistant };
        context.Error.WriteLine($"edgetwin: collecting from {broker} into {file}, {Say.Count(store.CountEvents(), "event")} in it; Ctrl-C ends.");
        await using Collector collector = await Collector.StartAsync(store, options, context.Cancellation);
        await using PageServer? page = desk is null ? null : await PageServer.StartAsync(paged!, desk, device => collector.AskForWavesAsync(device, WaveSeconds, context.Cancellation));
        if (page is not null)
        {
            context.Error.WriteLine($"edgetwin: live page at {page.Link}");
        }
        try
        {
            await collector.Completion;
        }
        finally
        {
            CollectorCounters counters = collector.Counters;
            context.Error.WriteLine($"edgetwin: {Say.Count(counters.Stored, "event")} and {Say.Count(counters.Gaps, "gap")} stored; {Say.Count(counters.Duplicates, "repeat")}, "
                + $"{Say.Count(counters.Conflicts, "conflict")}, {Say.Count(counters.Malformed, "malformed message")}; {Say.Count(store.CountEvents(), "event")} in {file}.");
        }
        // The collector ends by itself only where the store failed, which has been thrown.
        context.Cancellation.ThrowIfCancellationRequested();
    }
}
