using System.CommandLine;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Training;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin train</c>.</summary>
internal static class TrainCommand
{
    internal static Command Build(CommandContext context)
    {
        Argument<string> folder = new("DIR") { Description = "Folder with the MIT-BIH arrhythmia database; its DS1 records are read." };
        Option<string> target = new("--out") { Description = "The checkout whose tables are written or checked; the working folder unless given.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Option<string?> records = new("--records") { Description = "Only these records of DS1.", HelpName = "A,B,C" };
        Option<string?> only = new("--only") { Description = "Only tables whose title holds this.", HelpName = "TEXT" };
        Option<string?> noise = new("--noise") { Description = "Muscle noise that the QRS trees are trained with: nstdb's ma; nstdb/ma beside DIR unless given.", HelpName = "RECORD" };
        Option<bool> check = new("--check") { Description = "Write nothing; say whether the files are what the training gives, with exit code 1 where not." };
        Option<bool> leaveOneOut = new("--leave-one-out") { Description = "Write nothing; score each record with tables trained without its patient." };
        Command command = new("train", Help.Train) { folder, target, records, only, noise, check, leaveOneOut };
        command.SetAction(parsed =>
        {
            string source = parsed.GetRequiredValue(folder);
            IReadOnlyList<string> names = DesignRecords.Find(source, parsed.GetValue(records)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            ITrainedTable[] wanted = Wanted(parsed.GetValue(only), parsed.GetValue(noise) ?? Path.Combine(source, "..", "nstdb", "ma"));
            DesignRecord[] read = context.WithProgress("reading", progress => Read(source, names, progress, context.Cancellation));
            return parsed.GetValue(leaveOneOut) ? LeaveOneOut(context, wanted, read) : Write(context, wanted, read, parsed.GetRequiredValue(target), parsed.GetValue(check));
        });
        return command;
    }

    // What is trained, a class each. The classes' trees see what the QRS trees find, so these come first; after a change of them build, and train again.
    private static ITrainedTable[] Wanted(string? only, string noise)
    {
        ITrainedTable[] tables = [new QrsTreesTable(noise), new BeatTreesTable(1), new BeatTreesTable(2)];
        ITrainedTable[] wanted = [.. tables.Where(table => only is null || table.Title.Contains(only, StringComparison.OrdinalIgnoreCase))];
        return wanted.Length > 0 ? wanted : throw new UsageException($"--only {only} is in the title of none of: {string.Join("; ", tables.Select(table => table.Title))}.");
    }

    private static DesignRecord[] Read(string folder, IReadOnlyList<string> names, Action<double> progress, CancellationToken cancellation)
    {
        DesignRecord[] read = new DesignRecord[names.Count];
        for (int i = 0; i < read.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            read[i] = DesignRecords.Read(folder, names[i]);
            progress((i + 1.0) / read.Length);
        }
        return read;
    }

    private static int LeaveOneOut(CommandContext context, ITrainedTable[] tables, DesignRecord[] records)
    {
        foreach (ITrainedTable table in tables)
        {
            IReadOnlyList<LeftOutScore> scores = context.WithProgress(table.Title, progress => table.LeaveOneOut(records, progress, context.Cancellation));
            LeaveOneOutText.Write(context.Out, table, scores);
        }
        return ExitCode.Done;
    }

    private static int Write(CommandContext context, ITrainedTable[] tables, DesignRecord[] records, string target, bool isCheck)
    {
        int stale = 0;
        foreach (ITrainedTable table in tables)
        {
            string path = Path.Combine(target, Path.Combine(table.Path.Split('/')));
            string text = context.WithProgress(table.Title, progress => table.Train(records, progress, context.Cancellation));
            bool isCurrent = File.Exists(path) && File.ReadAllText(path) == text;
            if (!isCurrent && !isCheck)
            {
                OutputFile.MakeFolder(Path.GetDirectoryName(path)!);
                OutputFile.WriteText(path, text);
            }
            stale += isCurrent ? 0 : 1;
            context.Out.WriteLine($"  {(isCurrent ? "current" : isCheck ? "other" : "written"),-8} {table.Path}");
        }
        context.Out.WriteLine(stale == 0 ? "All as the training gives them." : isCheck ? $"{Say.Count(stale, "file")} not as the training gives it." : $"{Say.Count(stale, "file")} written.");
        return isCheck && stale > 0 ? ExitCode.ThresholdMissed : ExitCode.Done;
    }
}
