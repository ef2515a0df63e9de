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
            MeterReport twin = context.WithProgress($"metering the twin on {opened.Name}", progress =>
            {
                using ISampleSource source = opened.OpenSource();
                return Meter.Run(Blocks(source, progress), context.Cancellation);
            });
            WearableReport wearable = context.WithProgress($"metering the whole firmware on {opened.Name}", progress =>
            {
                using ISampleSource source = opened.OpenSource();
                return Meter.RunWearable(Blocks(source, progress), context.Cancellation);
            });
            Write(context, opened.Name, twin, wearable, parsed.GetValue(json));
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

    private static void Write(CommandContext context, string record, MeterReport report, WearableReport wearable, bool asJson)
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
                report.StateByClass,
                report.Methods,
                report.Samples,
                report.Beats,
                report.Events,
                report.Configuration,
                firmware = wearable,
            });
            return;
        }
        TextWriter writer = context.Out;
        string mean = report.IlPerSample.Mean.ToString("0.0", CultureInfo.InvariantCulture);
        writer.WriteLine($"{record}  {report.Samples:#,0} samples at 250 Hz, {Say.Count(report.Beats, "beat")}, {Say.Count(report.Events, "event")}, firmware compiled as {report.Configuration}");
        writer.WriteLine();
        writer.WriteLine("the twin: samples in, events out");
        writer.WriteLine($"  IL instructions a sample   mean {mean}, 99.9th percentile {report.IlPerSample.P999}, most {report.IlPerSample.Max}");
        writer.WriteLine($"  allocations after start    {report.AllocationsAfterStart}");
        writer.WriteLine($"  state                      {report.StateBytes:#,0} bytes by nanoFramework's object sizes, {report.StaticBytes:#,0} of them in tables");
        WriteMethods(writer, report.Methods, report.AllocationSites);
        WriteClasses(writer, report.StateByClass);
        writer.WriteLine();
        writer.WriteLine("the whole firmware: drivers of MAX30003 and MAX30102, twin, log and link, a round every 20 ms");
        writer.WriteLine($"  IL instructions a sample   mean {wearable.IlPerSampleMean.ToString("0.0", CultureInfo.InvariantCulture)}");
        writer.WriteLine($"  IL instructions a round    99.9th percentile {wearable.IlPerRoundP999}, most {wearable.IlPerRoundMax}");
        writer.WriteLine($"  allocations after start    {wearable.AllocationsAfterStart}, and {wearable.BusResults:#,0} results of I2C transfers, which nanoFramework puts on its heap");
        writer.WriteLine($"  state                      {wearable.StateBytes:#,0} bytes");
        WriteMethods(writer, wearable.Methods, wearable.AllocationSites);
    }

    private static void WriteClasses(TextWriter writer, IReadOnlyList<ClassState> classes)
    {
        writer.WriteLine();
        writer.WriteLine($"  {"bytes",11} {"objects",12}  state by class");
        foreach (ClassState one in classes)
        {
            writer.WriteLine($"  {one.Bytes,11:#,0} {one.Objects,12:#,0}  {one.Name}");
        }
    }

    private static void WriteMethods(TextWriter writer, IReadOnlyList<MeterMethod> methods, IReadOnlyList<AllocationSite> sites)
    {
        writer.WriteLine();
        writer.WriteLine($"  {"IL a sample",11} {"calls",12}  costliest methods");
        foreach (MeterMethod method in methods)
        {
            writer.WriteLine($"  {method.IlPerSample.ToString("0.00", CultureInfo.InvariantCulture),11} {method.Calls,12:#,0}  {method.Name}");
        }
        foreach (AllocationSite site in sites)
        {
            writer.WriteLine($"  allocates: {site.What} in {site.Method}, {site.Count:#,0} times");
        }
    }
}
