using System.CommandLine;
using System.Globalization;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Page;
using EdgeTwin.Host.Running;
using EdgeTwin.Simulation.Wearers;
using Spectre.Console;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin run</c>, and <c>edgetwin</c> alone: a simulated wearable with its broker and its collector.</summary>
internal static class RunCommand
{
    private const int MostSpeed = 10_000;
    private const int MostSeconds = 30 * 86400;

    internal static Command Build(CommandContext context)
    {
        Option<string?> trace = new("--trace") { Description = "Play a recording through the simulated front end instead of a simulated wearer", HelpName = "RECORD" };
        Option<string?> signal = CommonOptions.Signal();
        Option<string?> scenario = new("--scenario") { Description = "The wearer's story: " + string.Join(", ", Scenario.All.Select(s => s.Name)), HelpName = "NAME" };
        Option<string?> speed = new("--speed") { Description = "Times real time, or max", HelpName = "N|max" };
        Option<int?> length = CommonOptions.Whole("--for", "SECONDS", 1, MostSeconds, "End after so many simulated seconds");
        Option<int?> port = CommonOptions.Whole("--port", "P", 1, 65535, "Port of the embedded broker; else a free one");
        Option<string?> device = new("--device") { Description = "The device's name at the broker", HelpName = "ID" };
        Option<string?> database = new("--db") { Description = "SQLite file in which the collector keeps the events; else they go with the run", HelpName = "FILE" };
        Option<string?> folder = new("--out") { Description = "Folder for NAME.events.jsonl: what was collected, in the form of replay's", HelpName = "DIR" };
        Option<bool> deviceOnly = new("--device-only") { Description = "With --mqtt: somebody else collects and acknowledges" };
        Option<int?> seed = CommonOptions.Whole("--seed", "S", 0, int.MaxValue, "Chance of the simulated wearer");
        LinkOptions link = new();
        PageArguments page = new();
        HomeAssistantOption assistant = new();
        Command command = new("run", Help.Run) { trace, signal, scenario, speed, length, port, device, database, folder, seed, deviceOnly };
        link.AddTo(command);
        page.AddTo(command);
        assistant.AddTo(command);
        command.SetAction(parsed =>
        {
            RunOptions options = new()
            {
                Trace = parsed.GetValue(trace),
                Signal = parsed.GetValue(signal),
                Scenario = FindScenario(parsed.GetValue(scenario), parsed.GetValue(trace)),
                Speed = ReadSpeed(parsed.GetValue(speed)),
                ForSeconds = parsed.GetValue(length),
                Port = parsed.GetValue(port) ?? 0,
                Broker = link.Read(parsed),
                IsDeviceOnly = parsed.GetValue(deviceOnly),
                DeviceId = ReadDevice(parsed.GetValue(device)),
                Database = parsed.GetValue(database),
                Page = page.Read(parsed),
                HomeAssistant = assistant.Read(parsed),
                Seed = (ulong)(parsed.GetValue(seed) ?? 1),
            };
            if (options.Broker is not null && options.Port != 0)
            {
                throw new UsageException("--port is the embedded broker's; leave it out with --mqtt.");
            }
            if (options.IsDeviceOnly && (options.Broker is null || options.Database is not null || options.HomeAssistant is not null || parsed.GetValue(folder) is not null))
            {
                throw new UsageException("--device-only is for a broker with a collector of its own: give --mqtt, and no --db, --out or --home-assistant.");
            }
            return Run(context, options, parsed.GetValue(folder));
        });
        return command;
    }

    /// <summary>What <c>edgetwin</c> without a command does.</summary>
    internal static int RunDefault(CommandContext context) => Run(context, new RunOptions { Page = new PageOptions() }, null);

    private static Scenario FindScenario(string? name, string? trace)
    {
        if (name is null)
        {
            return Scenario.Default;
        }
        if (trace is not null)
        {
            throw new UsageException("--trace and --scenario do not go together; give one.");
        }
        return Scenario.Find(name) ?? throw new UsageException($"--scenario {name} is not known; there are {string.Join(", ", Scenario.All.Select(s => s.Name))}.");
    }

    private static double? ReadSpeed(string? text)
    {
        if (text is null)
        {
            return 1;
        }
        if (text == "max")
        {
            return null;
        }
        bool isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double speed);
        return isNumber && speed is >= 0.1 and <= MostSpeed ? speed : throw new UsageException($"--speed {text} is no speed; give 0.1 to {MostSpeed}, or max.");
    }

    private static string ReadDevice(string? name)
    {
        if (name is null)
        {
            return new RunOptions().DeviceId;
        }
        bool isId = name.Length is >= 1 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return isId ? name : throw new UsageException($"--device {name} is no id; give 1 to 32 of a-z, A-Z, 0-9, - and _.");
    }

    private static int Run(CommandContext context, RunOptions options, string? folder)
    {
        string name = options.Trace is { } trace ? Path.GetFileNameWithoutExtension(trace) : options.Scenario.Name;
        RunResult result = RunSession.Run(options, watch => Show(context, name, watch), (address, page) => Announce(context, options, name, address, page), context.Cancellation);
        if (folder is not null)
        {
            EpisodeFile.Write(Path.Combine(folder, name + ".events.jsonl"), Episode.Join(result.Events));
        }
        RunSummary.Write(context.Out, options, name, result, folder);
        return result.IsInterrupted ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static void Announce(CommandContext context, RunOptions options, string name, BrokerAddress address, string? page)
    {
        string story = options.Trace is null ? $"scenario {name}: {options.Scenario.Description}" : $"the recording {name}, played at the electrodes";
        context.Out.WriteLine("A simulated wearable: the firmware itself, on simulated parts. Not a medical device.");
        context.Out.WriteLine(story);
        foreach (string tip in options.Trace is null ? options.Scenario.Tips : [])
        {
            context.Out.WriteLine("  " + tip);
        }
        if (page is not null)
        {
            context.Out.WriteLine($"Live page at {page}");
        }
        context.Out.WriteLine($"MQTT broker at {address}, topics edgetwin/{options.DeviceId}/#. Ctrl-C ends it.");
        context.Out.WriteLine();
    }

    private static void Show(CommandContext context, string name, Action<IRunView> watch)
    {
        if (!context.IsOutTerminal)
        {
            watch(new PlainRunView(context.Out));
            return;
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Out) });
        console.Live(new Text("")).AutoClear(false).Start(display => watch(new LiveRunView(display, name, console.Profile.Width)));
    }
}
