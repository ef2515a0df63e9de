using System.CommandLine;
using EdgeTwin.Host.Hardware;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin hardware</c>.</summary>
internal static class HardwareCommand
{
    private static readonly string UsualPlan = Path.Combine("hardware", "boards.json");

    internal static Command Build(CommandContext context)
    {
        Option<string> source = new("--plan") { Description = "The file that all is made from", HelpName = "FILE", DefaultValueFactory = _ => UsualPlan };
        Option<string?> folder = new("--out") { Description = "The folder for the files; the plan's own unless given", HelpName = "DIR" };
        Option<bool> check = new("--check") { Description = "Write nothing; say what is not as the plan has it, with exit code 1." };
        Option<string?> name = new("--board") { Description = "One board: its picture alone, and its pins and parts as text", HelpName = "NAME" };
        Option<bool> json = CommonOptions.Json();
        Command command = new("hardware", Help.Hardware) { source, folder, check, name, json };
        command.SetAction(parsed =>
        {
            HardwarePlan plan = PlanReader.Read(parsed.GetRequiredValue(source));
            BoardPlan? board = parsed.GetValue(name) is { } wanted ? Find(plan, wanted) : null;
            string target = parsed.GetValue(folder) ?? Path.GetDirectoryName(plan.File) ?? "";
            IReadOnlyList<HardwareFile> files = HardwareFiles.Make(plan, target, board);
            bool isCheck = parsed.GetValue(check);
            if (!isCheck)
            {
                HardwareFiles.Write(files);
            }
            if (parsed.GetValue(json))
            {
                WriteJson(context, plan, board, files, isCheck);
            }
            else
            {
                WriteText(context, board, files, isCheck);
            }
            return isCheck && files.Any(file => !file.IsCurrent) ? ExitCode.ThresholdMissed : ExitCode.Done;
        });
        return command;
    }

    private static BoardPlan Find(HardwarePlan plan, string name) =>
        plan.Boards.FirstOrDefault(board => board.Name == name) ?? throw new UsageException($"--board {name} is none of {string.Join(", ", plan.Boards.Select(board => board.Name))}.");

    private static void WriteJson(CommandContext context, HardwarePlan plan, BoardPlan? only, IReadOnlyList<HardwareFile> files, bool isCheck) => JsonOutput.Write(context.Out, new
    {
        schema = "edgetwin.hardware/1",
        plan = plan.File,
        isCurrent = files.All(file => file.IsCurrent),
        files = files.Select(file => new { file = file.Path, was = file.State, isWritten = !isCheck && !file.IsCurrent }),
        boards = plan.Boards.Where(board => only is null || board == only).Select(board => new
        {
            name = board.Name,
            title = board.Title,
            nanoffTarget = board.NanoffTarget,
            flashMegabytes = board.Flash.Megabytes,
            logSegments = board.Flash.LogSegments,
            pins = Wiring.PinsOf(board).Select(wire => new { use = wire.Use, gpio = wire.Pin.Gpio, label = wire.Pin.Label, module = wire.Module, terminal = wire.Terminal }),
            parts = board.Bom.Select(line => new { part = line.Part.Name, number = line.Part.Number, quantity = line.Quantity, usd = line.Usd }),
            totalUsd = board.TotalUsd,
        }),
    });

    private static void WriteText(CommandContext context, BoardPlan? board, IReadOnlyList<HardwareFile> files, bool isCheck)
    {
        if (board is not null)
        {
            WriteBoard(context.Out, board);
        }
        foreach (HardwareFile file in files)
        {
            context.Out.WriteLine($"  {(file.IsCurrent ? "current" : isCheck ? file.State : "written"),-8} {file.Path}");
        }
        int stale = files.Count(file => !file.IsCurrent);
        context.Out.WriteLine(stale == 0 ? "All as the plan has it." : isCheck ? $"{Say.Count(stale, "file")} not as the plan has it: run `edgetwin hardware`." : $"{Say.Count(stale, "file")} written.");
    }

    private static void WriteBoard(TextWriter writer, BoardPlan board)
    {
        writer.WriteLine($"{board.Title}: {board.Flash.Megabytes} MB flash, log of {board.Flash.LogSegments * 4} KB, nanoff --target {board.NanoffTarget}");
        foreach (WirePlan wire in Wiring.PinsOf(board))
        {
            writer.WriteLine($"  {wire.Pin.Label,-5} {wire.Pin.Header,-9} GPIO{wire.Pin.Gpio,-3} {wire.Module} {wire.Terminal}: {wire.Colour}");
        }
        writer.WriteLine($"Parts, rough prices in US$:");
        foreach (BomLine line in board.Bom)
        {
            writer.WriteLine($"  {line.Quantity} x {line.Part.Name} ({line.Part.Number}): {HardwareTables.Usd(line.Usd)}");
        }
        writer.WriteLine($"  together {HardwareTables.Usd(board.TotalUsd)}");
    }
}
