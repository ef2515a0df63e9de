using System.Globalization;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Running;

namespace EdgeTwin.Host.Commands;

/// <summary>The last lines of <c>run</c>.</summary>
internal static class RunSummary
{
    internal static void Write(TextWriter writer, RunOptions options, string name, RunResult result, string? folder)
    {
        RunSnapshot last = result.Last;
        double factor = last.UptimeS / Math.Max(0.001, result.Elapsed.TotalSeconds);
        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {Say.Length(last.UptimeS)} of the wearable in {Say.Length(result.Elapsed.TotalSeconds)} ({factor:0.#} times real time), {Say.Count(last.Beats, "beat")}"));
        string collected = result.Counters is { } counters
            ? $"{Say.Count(counters.Stored, "event")} stored, {Say.Count(counters.Duplicates, "repeat")} left out, {Say.Count(counters.Gaps, "gap")}" : "collected elsewhere";
        writer.WriteLine($"  {Say.Count(last.LastSeq, "record")} in the device's log, {collected}");
        writer.WriteLine(result.IsComplete
            ? $"  everything up to seq {last.AckedSeq} is acknowledged"
            : $"  acknowledged up to seq {last.AckedSeq}; {last.Waiting} still waited in the device's log, and go with the simulation");
        if (!result.IsComplete && last.UnansweredLinks > 0)
        {
            writer.WriteLine($"  the link was {PlainRunView.Unanswered}");
        }
        if (!result.IsComplete && last.LinkError.Length > 0)
        {
            writer.WriteLine($"  the device's last word on the link: {last.LinkError}");
        }
        if (result.MissingSamples > 0)
        {
            writer.WriteLine($"  {Say.Count(result.MissingSamples, "sample")} missing in the recording, played as an open electrode (replay tells them as gaps)");
        }
        if (options.Database is not null)
        {
            writer.WriteLine($"  events are in {options.Database}");
        }
        if (folder is not null)
        {
            writer.WriteLine($"  episodes are in {Path.Combine(folder, name + ".events.jsonl")}");
        }
    }
}
