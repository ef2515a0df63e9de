using System.CommandLine;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Page;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Twins;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin twin</c>: what the device learns of a wearer's heart, and the host's model of it.</summary>
internal static class LearnCommand
{
    private const int TraceColumns = 60;
    private const int TraceLines = 5;

    internal static Command Build(CommandContext context)
    {
        Argument<string> what = new("RECORD|TWIN.json") { Description = "A recording that the device's own code learns from, or a twin that a device told." };
        Option<string?> signal = CommonOptions.Signal();
        Option<string?> output = new("--out") { Description = "Write the twin there, as the device would have told it: whatif takes it.", HelpName = "FILE.json" };
        Option<bool> json = CommonOptions.Json();
        Command command = new("twin", Help.Twin) { what, signal, output, json };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(what);
            byte[]? told = null;
            FittedTwin twin = context.WithProgress($"learning {Path.GetFileName(path)}", _ =>
            {
                string name = Path.GetFileNameWithoutExtension(path);
                TwinSnapshot snapshot = TwinFile.IsOne(path) ? TwinFile.Load(path).Snapshot : Learn(path, parsed.GetValue(signal), out told, context.Cancellation);
                return FittedTwin.Of(name, snapshot, null, context.Cancellation);
            });
            if (parsed.GetValue(output) is { } file)
            {
                byte[] bytes = told ?? throw new UsageException("--out is for a RECORD: the twin is in a file already.");
                OutputFile.Write(file, stream => stream.Write(bytes));
            }
            if (parsed.GetValue(json))
            {
                WriteJson(context.Out, twin);
            }
            else
            {
                Write(context.Out, twin);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static TwinSnapshot Learn(string path, string? signal, out byte[] told, CancellationToken cancellation)
    {
        using ReplayedRecord record = ReplayedRecord.Open(path, signal);
        using ISampleSource source = record.OpenSource();
        TwinSnapshot snapshot = LearnedTwin.Of(source, out told, cancellation);
        return snapshot.IsReady ? snapshot
            : throw new InputException(path, "", $"the device learned {Say.Count(snapshot.LearnedBeats, "beat")} from it, too few to make a heart of", "give a recording with a minute of good sinus rhythm, or another --signal");
    }

    private static void Write(TextWriter writer, FittedTwin twin)
    {
        writer.WriteLine(FormattableString.Invariant($"{twin.Name}: edition {twin.Snapshot.Version}, learned from {twin.Snapshot.LearnedBeats} beats; the model's beat differs by {twin.PrdPercent:0.0} % (PRD)"));
        writer.WriteLine();
        double[] model = twin.Beat.At(twin.Points);
        foreach (string line in BrailleTrace.Draw(twin.Points.Uv, TraceColumns, TraceLines))
        {
            writer.WriteLine("  " + line);
        }
        writer.WriteLine("  the wearer's beat; below, the model's");
        foreach (string line in BrailleTrace.Draw([.. model.Select(uv => (int)Math.Round(uv))], TraceColumns, TraceLines))
        {
            writer.WriteLine("  " + line);
        }
        writer.WriteLine();
        foreach (TwinOnPageRow row in TwinPage.Rows(twin.Snapshot))
        {
            writer.WriteLine($"{row.Name,-36} {row.Value,-34} {row.Count,-28} {row.Confidence}");
        }
        writer.WriteLine();
        writer.WriteLine("Learned from good beats alone. " + Reports.Html.Notice);
    }

    private static void WriteJson(TextWriter writer, FittedTwin twin) => JsonOutput.Write(writer, new
    {
        schema = "edgetwin.twin/1",
        name = twin.Name,
        version = twin.Snapshot.Version,
        learnedBeats = twin.Snapshot.LearnedBeats,
        hrBpm = JsonOutput.Rounded(twin.Snapshot.RateBpm, 1),
        stUv = JsonOutput.Rounded(twin.Snapshot.StUv, 1),
        qtMs = JsonOutput.Rounded(twin.Snapshot.QtMs, 1),
        prdPercent = JsonOutput.Rounded(twin.PrdPercent, 2),
        firstMs = twin.Points.FirstMs,
        stepMs = twin.Points.StepMs,
        beatUv = twin.Points.Uv,
        modelUv = twin.Beat.At(twin.Points).Select(uv => Math.Round(uv, 1)),
        waves = Enumerable.Range(0, BeatWaves.Waves).Select(wave => new
        {
            heightUv = JsonOutput.Rounded(twin.Beat.Waves.HeightOf(wave), 1),
            widthMs = JsonOutput.Rounded(twin.Beat.Waves.WidthOf(wave), 1),
            middleMs = JsonOutput.Rounded(twin.Beat.Waves.MiddleOf(wave), 1),
        }),
        learned = TwinPage.Rows(twin.Snapshot).Select(row => new { what = row.Name, value = row.Value, of = row.Count, confidence = row.Confidence }),
    });
}
