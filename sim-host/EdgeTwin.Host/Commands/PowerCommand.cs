using System.CommandLine;
using System.Globalization;
using EdgeTwin.App.Boards;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Powering;
using EdgeTwin.Simulation.Power;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin power</c>.</summary>
internal static class PowerCommand
{
    /// <summary>The most that the device takes for its setting uplinkMinutes.</summary>
    internal const int MostMinutes = 240;

    private const int UsualHours = 2;
    private const int UsualMilliampHours = 500;
    private const string UsualScenario = "night";
    private const string Caveat = "ESTIMATE from datasheets and simulated time; nothing was measured. Compare settings with it, and measure your own board.";

    internal static Command Build(CommandContext context)
    {
        string boards = string.Join(", ", PowerModels.All.Select(m => m.Board));
        Option<string?> board = new("--board") { Description = $"The board: {boards}; else {PowerModels.All[0].Board}", HelpName = "NAME" };
        Option<int?> minutes = CommonOptions.Whole("--uplink-minutes", "N", 0, MostMinutes, "Minutes between two uplinks, the radio off between them; 0, as unless given, for always on");
        Option<int?> cell = CommonOptions.Whole("--battery-mah", "MAH", 10, 100_000, $"The cell's nominal capacity; {UsualMilliampHours} unless given");
        Option<int?> hours = CommonOptions.Whole("--hours", "N", 1, 48, $"Hours to simulate; {UsualHours} unless given");
        Option<string?> scenario = new("--scenario") { Description = $"The wearer's story, {UsualScenario} unless given: {string.Join(", ", Scenario.All.Select(s => s.Name))}", HelpName = "NAME" };
        Option<bool> json = CommonOptions.Json();
        Command command = new("power", Help.Power) { board, minutes, cell, hours, scenario, json };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(board) ?? PowerModels.All[0].Board;
            PowerModel model = PowerModels.Find(name) ?? throw new UsageException($"--board {name} is not known; there are {boards}.");
            string story = parsed.GetValue(scenario) ?? UsualScenario;
            Scenario wearer = Scenario.Find(story) ?? throw new UsageException($"--scenario {story} is not known; there are {string.Join(", ", Scenario.All.Select(s => s.Name))}.");
            int uplinkMinutes = parsed.GetValue(minutes) ?? 0;
            int simulatedHours = parsed.GetValue(hours) ?? UsualHours;
            using PowerRun run = new(BoardCatalogue.Find(model.Board), wearer, uplinkMinutes);
            context.WithProgress($"{simulatedHours} h on the {model.Board}", progress =>
            {
                run.Go(simulatedHours * 3600, progress, context.Cancellation);
                return 0;
            });
            PowerEstimate estimate = new(model, run.Meter, run.Messages);
            int milliampHours = parsed.GetValue(cell) ?? UsualMilliampHours;
            if (parsed.GetValue(json))
            {
                WriteJson(context, model, estimate, run, wearer, uplinkMinutes, milliampHours);
            }
            else
            {
                WriteText(context.Out, model, estimate, run, wearer, uplinkMinutes, milliampHours);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteText(TextWriter writer, PowerModel model, PowerEstimate estimate, PowerRun run, Scenario wearer, int uplinkMinutes, int milliampHours)
    {
        string plan = uplinkMinutes == 0 ? "radio always on" : $"an uplink every {uplinkMinutes} min";
        writer.WriteLine(Caveat);
        writer.WriteLine();
        writer.WriteLine($"{model.Board}, {plan}, {Say.Length(run.Meter.Seconds)} of the scenario {wearer.Name}: {Say.Count(run.Alarms, "alarm")}, {Say.Count(run.Messages, "message")}, the network joined {Say.Count(run.Meter.Joins, "time")}");
        writer.WriteLine();
        writer.WriteLine($"  {"",-22} {"share of time",14} {"mA on average",16}   figure from");
        foreach (PowerLine line in estimate.Lines)
        {
            string share = line.LowShare == line.HighShare ? Say.Percent(line.LowShare, 1) : $"{Say.Percent(line.LowShare, 1)}-{Say.Percent(line.HighShare, 1)}";
            writer.WriteLine($"  {line.Name,-22} {share + " %",14} {Range(line.Mean),16}   {line.Source}");
        }
        (double least, double most) = estimate.Hours(milliampHours);
        writer.WriteLine();
        writer.WriteLine($"mean current           {Range(estimate.Mean)} mA");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a {milliampHours} mAh cell         {least:0.0} to {most:0.0} h (estimate; {100 * PowerEstimate.LeastUsable:0} to 100 % of it usable)"));
        if (model.Note.Length > 0)
        {
            writer.WriteLine();
            writer.WriteLine(model.Note);
        }
    }

    private static void WriteJson(CommandContext context, PowerModel model, PowerEstimate estimate, PowerRun run, Scenario wearer, int uplinkMinutes, int milliampHours)
    {
        (double least, double most) = estimate.Hours(milliampHours);
        JsonOutput.Write(context.Out, new
        {
            schema = "edgetwin.power/1",
            estimate = Caveat,
            board = model.Board,
            scenario = wearer.Name,
            uplinkMinutes,
            simulatedS = JsonOutput.Rounded(run.Meter.Seconds, 1),
            alarms = run.Alarms,
            messages = run.Messages,
            joins = run.Meter.Joins,
            wifiLeftS = JsonOutput.Rounded(run.Meter.WifiLeftSeconds, 1),
            consumers = estimate.Lines.Select(line => new
            {
                name = line.Name,
                lowShare = JsonOutput.Rounded(line.LowShare, 5),
                highShare = JsonOutput.Rounded(line.HighShare, 5),
                lowMilliamps = JsonOutput.Rounded(line.Mean.Low, 3),
                highMilliamps = JsonOutput.Rounded(line.Mean.High, 3),
                source = line.Source,
            }),
            lowMilliamps = JsonOutput.Rounded(estimate.Mean.Low, 2),
            highMilliamps = JsonOutput.Rounded(estimate.Mean.High, 2),
            batteryMilliampHours = milliampHours,
            leastHours = JsonOutput.Rounded(least, 1),
            mostHours = JsonOutput.Rounded(most, 1),
            note = model.Note,
        });
    }

    private static string Range(CurrentRange current) => string.Create(CultureInfo.InvariantCulture, $"{current.Low:0.00} to {current.High:0.00}");
}
