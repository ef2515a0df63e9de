using System.Globalization;
using EdgeTwin.Host.Campaign;
using EdgeTwin.Host.Output;
using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Commands;

/// <summary>What <c>edgetwin campaign</c> says to a person.</summary>
internal static class CampaignSummary
{
    internal static void Write(TextWriter writer, CampaignTotals totals, int minutes, IReadOnlyList<WearProjection> wear)
    {
        writer.WriteLine($"{Say.Count(totals.Seeds, "seed")}, {minutes} min of faults each, {totals.VirtualMs / 3_600_000.0:#,0.0} h of virtual time, trace hash {totals.Hash():x16}");
        writer.WriteLine();
        writer.WriteLine($"events made durable   {totals.Made,12:#,0}");
        writer.WriteLine($"  arrived             {totals.Arrived,12:#,0}");
        writer.WriteLine($"  told as lost        {totals.InGaps,12:#,0}   in gaps: the log had no room, or lost them to flipped bits");
        writer.WriteLine($"  lost untold         {totals.Damaged,12:#,0}   with flipped bits in their file or noise over the whole flash");
        writer.WriteLine($"received again        {totals.Duplicates,12:#,0}");
        writer.WriteLine($"starts of the device  {totals.Boots,12:#,0}   {totals.OwnReboots:#,0} of them its own doing");
        writer.WriteLine($"radio switched on     {totals.RadioOpenings,12:#,0}   for an uplink, off between them");
        writer.WriteLine($"ECG samples           {totals.Samples,12:#,0}");
        writer.WriteLine();
        writer.WriteLine("faults injected");
        foreach (Fault fault in Enum.GetValues<Fault>())
        {
            writer.WriteLine($"  {fault,-18} {totals.Faults[fault],12:#,0}");
        }
        WriteWear(writer, wear);
        writer.WriteLine();
        foreach (SeedResult failure in totals.Failures)
        {
            writer.WriteLine($"seed {failure.Seed} {failure.Violations[0]}");
        }
        writer.WriteLine(totals.FailedSeeds == 0
            ? "Nothing was seen that must never be."
            : $"{Say.Count(totals.FailedSeeds, "seed")} broke a rule. To look at one: edgetwin campaign --seed {totals.Failures.First().Seed} --minutes {minutes} --trace-log -");
    }

    private static void WriteWear(TextWriter writer, IReadOnlyList<WearProjection> wear)
    {
        if (wear.Count == 0)
        {
            return;
        }
        writer.WriteLine();
        writer.WriteLine($"wear of the flash by the log, the sensors' trends and the twin, projected from a year of {WearProjection.EventsPerDay} events a day and a save each {Device.Limits.HealthSaveEveryMs / 60_000} min");
        foreach (WearProjection one in wear)
        {
            string years = one.Years.ToString("0", CultureInfo.InvariantCulture);
            writer.WriteLine($"  {one.Part} part   worst block {one.WorstErases:#,0} erases a year of {WearProjection.Endurance:#,0}: {years} years");
        }
    }
}
