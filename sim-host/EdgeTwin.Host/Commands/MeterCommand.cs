using System.CommandLine;
using System.Globalization;
using EdgeTwin.Host.Metering;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin meter</c>.</summary>
internal static class MeterCommand
{
    internal static Command Build(CommandContext context)
    {
        Argument<string> record = CommonOptions.Record();
        Option<string?> signal = CommonOptions.Signal();
        Option<bool> json = CommonOptions.Json();
        Command command = new("meter", Help.Meter) { record, signal, json };
        command.SetAction(parsed =>
        {
            using ReplayedRecord opened = ReplayedRecord.Open(parsed.GetRequiredValue(record), parsed.GetValue(signal));
            using ISampleSource source = opened.OpenSource();
            MeterReport report = context.WithProgress($"metering {opened.Name}", progress => Meter.Run(Blocks(source, progress), context.Cancellation));
            Write(context, opened.Name, report, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<ReadOnlyMemory<int>> Blocks(ISampleSource source, Action<double> progress)
    {
        int[] block = new int[8192];
        long done = 0;
        for (int read = source.Read(block); read > 0; read = source.Read(block))
        {
            yield return block.AsMemory(0, read);
            done += read;
            progress(source.SampleCount is > 0 and { } all ? Math.Min(1, (double)done / all) : 0);
        }
    }

    private static void Write(CommandContext context, string record, MeterReport report, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(context.Out, new
            {
                schema = "edgetwin.meter/1",
                record,
                report.IlPerSample,
                report.AllocationsAfterStart,
                report.AllocationSites,
                report.StateBytes,
                report.StaticBytes,
                report.Methods,
                report.Samples,
                report.Beats,
                report.Events,
                report.Configuration,
            });
            return;
        }
        TextWriter writer = context.Out;
        string mean = report.IlPerSample.Mean.ToString("0.0", CultureInfo.InvariantCulture);
        writer.WriteLine($"{record}  {report.Samples:#,0} samples at 250 Hz, {Say.Count(report.Beats, "beat")}, {Say.Count(report.Events, "event")}, firmware compiled as {report.Configuration}");
        writer.WriteLine();
        writer.WriteLine($"  IL instructions a sample   mean {mean}, 99.9th percentile {report.IlPerSample.P999}, most {report.IlPerSample.Max}");
        writer.WriteLine($"  allocations after start    {report.AllocationsAfterStart}");
        writer.WriteLine($"  state                      {report.StateBytes:#,0} bytes by nanoFramework's object sizes, {report.StaticBytes:#,0} of them in tables");
        writer.WriteLine();
        writer.WriteLine($"  {"IL a sample",11} {"calls",12}  costliest methods");
        foreach (MeterMethod method in report.Methods)
        {
            writer.WriteLine($"  {method.IlPerSample.ToString("0.00", CultureInfo.InvariantCulture),11} {method.Calls,12:#,0}  {method.Name}");
        }
        foreach (AllocationSite site in report.AllocationSites)
        {
            writer.WriteLine($"  allocates: {site.What} in {site.Method}, {site.Count:#,0} times");
        }
    }
}
