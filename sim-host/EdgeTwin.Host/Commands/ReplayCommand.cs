using System.CommandLine;
using EdgeTwin.Core;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Reports;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin replay</c>.</summary>
internal static class ReplayCommand
{
    internal static Command Build(CommandContext context)
    {
        Argument<string> record = CommonOptions.Record();
        Option<string?> signal = CommonOptions.Signal();
        Option<string?> ppg = new("--ppg") { Description = "The pulse wave beside it: a record with a PLETH or PPG signal, or CSV with red and ir. May be RECORD itself.", HelpName = "RECORD" };
        Option<string?> wave = new("--ppg-signal") { Description = "The pulse wave's name in it; the usual names unless given.", HelpName = "NAME" };
        Option<string?> folder = new("--out") { Description = "Write NAME.edge (beats) and NAME.events.jsonl here.", HelpName = "DIR" };
        Option<bool> json = CommonOptions.Json();
        Option<string?> html = CommonOptions.Html();
        Option<bool> gated = CommonOptions.Gated();
        Option<int?> leads = CommonOptions.Leads();
        LimitOptions limits = new();
        Command command = new("replay", Help.Replay) { record, signal, leads, ppg, wave, folder, json, html, gated };
        limits.AddTo(command);
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(record), parsed.GetValue(signal), parsed.GetValue(leads) ?? 2, limits.Read(parsed), Beside(parsed.GetValue(ppg), parsed.GetValue(wave)), new Outputs(
            parsed.GetValue(folder), parsed.GetValue(html), parsed.GetValue(json), parsed.GetValue(gated))));
        return command;
    }

    private static int Run(CommandContext context, string file, string? signal, int leads, TwinSettings settings, PpgRecording? ppg, Outputs outputs)
    {
        using ReplayedRecord record = ReplayedRecord.Open(file, signal, leads);
        ReplayResult result = context.WithProgress(record.Name, progress => record.Replay(settings, progress, context.Cancellation, ppg));
        if (outputs.IsGated)
        {
            result = result with { Beats = [.. result.Beats.Where(beat => beat.IsReliable)] };
        }
        if (outputs.Folder is { } folder)
        {
            OutputFile.MakeFolder(folder);
            ReplayFiles.WriteBeats(Path.Combine(folder, record.Name + ".edge"), result, record.FrequencyHz);
            ReplayFiles.WriteEvents(Path.Combine(folder, record.Name + ".events.jsonl"), result.Events);
        }
        RecordFacts facts = record.Facts();
        if (outputs.Html is { } page)
        {
            OutputFile.WriteText(page, Page(record, facts, result, context.Cancellation));
        }
        if (outputs.IsJson)
        {
            JsonOutput.Write(context.Out, ReplayDocument.Of(record.Name, facts.Source, result));
        }
        else
        {
            ReplaySummary.Write(context.Out, facts, result);
        }
        return ExitCode.Done;
    }

    private static PpgRecording? Beside(string? file, string? wave) => file is null ? null : PpgOpener.Open(file, wave);

    private static string Page(ReplayedRecord record, RecordFacts facts, ReplayResult result, CancellationToken cancellation)
    {
        if (!record.HasSignal)
        {
            return ReplayReport.Write(facts, result, [], []);
        }
        IReadOnlyList<StripWindow> windows = StripWindow.Choose(result.Events, result.SampleCount);
        using ISampleSource source = record.OpenSource();
        return ReplayReport.Write(facts, result, windows, StripReader.Read(source, windows, cancellation));
    }

    private sealed record Outputs(string? Folder, string? Html, bool IsJson, bool IsGated);
}
