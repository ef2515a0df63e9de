using System.Globalization;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Reports;

namespace EdgeTwin.Host.Commands;

/// <summary>A replay in a few readable lines.</summary>
internal static class ReplaySummary
{
    private const int MostEvents = 20;

    internal static void Write(TextWriter writer, RecordFacts record, ReplayResult result)
    {
        BeatStatistics beats = BeatStatistics.Of(result.Beats);
        writer.WriteLine($"{record.Name}  {record.Source}  {Say.Length(result.DurationS)}");
        writer.WriteLine();
        writer.WriteLine($"  beats        {beats.Count,7:0}   S {beats.SupraventricularCount}, V {beats.VentricularCount}");
        writer.WriteLine($"  rate         {Whole(beats.MeanBpm),7}   beats/min mean; lowest {Whole(beats.MinBpm)}, highest {Whole(beats.MaxBpm)} over 8 beats");
        writer.WriteLine($"  reliable     {Say.Percent(beats.ReliableShare, 1),7}   % of the beats, found while the signal could be judged");
        if (result.Pulses is { } pulses)
        {
            writer.WriteLine($"  pulses       {pulses,7}   of the pulse wave beside it, {result.GoodPulses} of them good ones");
        }
        if (result.Elapsed > TimeSpan.Zero)
        {
            writer.WriteLine($"  told after   {beats.MedianDelayMs?.ToString(CultureInfo.InvariantCulture) ?? "-",7}   ms, median from R peak to confirmed beat");
            writer.WriteLine($"  replayed in  {result.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture),7}   s, {result.TimesRealTime.ToString("#,0", CultureInfo.InvariantCulture)} times real time");
        }
        writer.WriteLine();
        Events(writer, result);
    }

    private static void Events(TextWriter writer, ReplayResult result)
    {
        if (result.Events.Count == 0)
        {
            writer.WriteLine(result.Elapsed > TimeSpan.Zero
                ? "  No events of the kinds that this version looks for. That is not a finding of health."
                : "  A record of beats alone: only atrial fibrillation is looked for in it, and none was found.");
            return;
        }
        writer.WriteLine($"  {"event",-12} {"start",10} {"length",12}   evidence");
        foreach (ReplayedEvent one in result.Events.Take(MostEvents))
        {
            string length = one.EndS is { } end ? Say.Length(end - one.StartS) : "lasts";
            writer.WriteLine($"  {one.Name,-12} {Say.Clock(one.StartS),10} {length,12}   {EvidenceText.Of(one)}");
        }
        if (result.Events.Count > MostEvents)
        {
            writer.WriteLine($"  and {result.Events.Count - MostEvents} more (--out, --json or --html show them all)");
        }
    }

    private static string Whole(double? value) => value is { } number ? number.ToString("0", CultureInfo.InvariantCulture) : "-";
}
