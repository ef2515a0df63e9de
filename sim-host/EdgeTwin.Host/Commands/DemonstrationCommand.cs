using System.CommandLine;
using EdgeTwin.Core;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Reports;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin</c> alone: a synthetic heart through the device's code, told as it goes. Writes nothing unless asked.</summary>
internal static class DemonstrationCommand
{
    private const int StepSeconds = 4;

    // Fast enough to be done in seconds, slow enough to be followed; without a terminal there is nobody to pace for.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(120);

    internal static void AddTo(RootCommand root, CommandContext context)
    {
        Option<string?> html = CommonOptions.Html();
        root.Add(html);
        root.SetAction(parsed => Run(context, parsed.GetValue(html)));
    }

    private static SyntheticEcg NewHeart() => new(HeartStories.Demonstration, new EcgTraits { Seed = 42 });

    private static int Run(CommandContext context, string? page)
    {
        context.Out.WriteLine("A synthetic heart, through the code of the wearable. Not a medical device.");
        context.Out.WriteLine();
        ReplayResult result = Tell(context);
        context.Out.WriteLine();
        RecordFacts facts = new("demonstration", "a synthetic heart", "synthetic ECG, uV", $"{Limits.SampleRateHz} Hz", "", ["Made by a generator; no person's recording."]);
        ReplaySummary.Write(context.Out, facts, result);
        context.Out.WriteLine();
        if (page is not null)
        {
            IReadOnlyList<StripWindow> windows = StripWindow.Choose(result.Events, result.SampleCount);
            using SyntheticSource source = new(NewHeart());
            OutputFile.WriteText(page, ReplayReport.Write(facts, result, windows, StripReader.Read(source, windows, context.Cancellation)));
            context.Out.WriteLine($"The page is in {page}.");
        }
        context.Out.WriteLine("Go on:  edgetwin --html demo.html            the same as a page to look at");
        context.Out.WriteLine("        edgetwin replay RECORD --html p.html  your own recording (WFDB, EDF, CSV)");
        context.Out.WriteLine("        edgetwin --help                       everything else");
        return ExitCode.Done;
    }

    private static ReplayResult Tell(CommandContext context)
    {
        SyntheticEcg heart = NewHeart();
        ReplayPipeline pipeline = new(new TwinSettings());
        System.Diagnostics.Stopwatch clock = new();
        int[] step = new int[StepSeconds * Limits.SampleRateHz];
        int beats = 0;
        int events = 0;
        long at = 0;
        for (int read = heart.Read(step); read > 0; read = heart.Read(step))
        {
            clock.Start();
            pipeline.Push(step.AsSpan(0, read));
            clock.Stop();
            IEnumerable<string> kinds = pipeline.Beats.Skip(beats).Select(beat => beat.IsReliable ? BeatLetter.Of(beat.Kind) : BeatLetter.Of(beat.Kind) + "?");
            string rate = pipeline.HeartRateBpm > 0 ? $"{pipeline.HeartRateBpm,4}/min" : "   -/min";
            context.Out.WriteLine($"  {Say.Clock((double)at / Limits.SampleRateHz),6}  {BrailleTrace.Draw(step.AsSpan(0, read), 44)}  {rate}  {string.Join(' ', kinds)}");
            foreach (ReplayedEvent one in pipeline.Events.Skip(events))
            {
                context.Out.WriteLine($"          >> {one.Name} since {Say.Clock(one.StartS)}: {EvidenceText.Of(one)}");
            }
            beats = pipeline.Beats.Count;
            events = pipeline.Events.Count;
            at += read;
            context.Cancellation.ThrowIfCancellationRequested();
            if (context.IsOutTerminal)
            {
                context.Cancellation.WaitHandle.WaitOne(Pace);
            }
        }
        return pipeline.Finish(clock.Elapsed);
    }
}
