using EdgeTwin.Host.Metering;

namespace EdgeTwin.Host.Tests.Metering;

public sealed class MeterTests
{
    private const int HalfHourOfSamples = 450_000;

    [Fact]
    public void A_run_counts_every_sample_and_allocates_nothing_after_start()
    {
        MeterReport report = Meter.Run(Blocks(1000));
        Assert.Equal(1000, report.Samples);
        Assert.True(report.IlPerSample.Mean >= 1, "Push itself is at least its return");
        Assert.True(report.IlPerSample.Mean <= report.IlPerSample.Max);
        Assert.True(report.IlPerSample.P999 <= report.IlPerSample.Max);
        Assert.Empty(report.AllocationSites);
        Assert.Equal(0, report.AllocationsAfterStart);
        Assert.Contains(report.Methods, m => m.Name == "EdgeTwin.Core.CardioTwin.Push" && m.Calls == 1000);
        Assert.True(report.Methods.Count <= Meter.CostliestMethods);
    }

    [Fact]
    public void The_same_samples_give_the_same_report()
    {
        string first = System.Text.Json.JsonSerializer.Serialize(Meter.Run(Blocks(20_000)));
        string second = System.Text.Json.JsonSerializer.Serialize(Meter.Run(Blocks(20_000)));
        Assert.Equal(first, second);
    }

    [Fact]
    public void The_report_serialises_under_the_names_of_the_contract()
    {
        string json = System.Text.Json.JsonSerializer.Serialize(Meter.Run(Blocks(10)));
        string[] names = ["\"ilPerSample\":{\"mean\":", "\"p999\":", "\"max\":", "\"allocationsAfterStart\":", "\"stateBytes\":", "\"methods\":[{\"name\":"];
        Assert.All(names, name => Assert.Contains(name, json, StringComparison.Ordinal));
    }

    [Fact]
    public void Half_an_hour_is_metered_within_ten_seconds()
    {
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        MeterReport report = Meter.Run(Blocks(HalfHourOfSamples));
        Assert.Equal(HalfHourOfSamples, report.Samples);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_lost_sample_is_no_sample_and_costs_the_one_after_it()
    {
        MeterReport whole = Meter.Run([new int[] { 1, 2 }]);
        MeterReport gapped = Meter.Run([new int[] { 1, Meter.LostSample, Meter.LostSample, 2 }]);
        Assert.Equal(2, gapped.Samples);
        Assert.True(gapped.IlPerSample.Max > whole.IlPerSample.Max, "PushGap itself takes instructions");
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Meter.Run(Blocks(10), cancelled.Token));
    }

    // A narrow spike a second on a slow wave: enough for any detector to do its whole work.
    private static IEnumerable<ReadOnlyMemory<int>> Blocks(int samples)
    {
        int[] block = new int[250];
        for (int start = 0; start < samples; start += block.Length)
        {
            int length = Math.Min(block.Length, samples - start);
            for (int i = 0; i < length; i++)
            {
                int phase = (start + i) % 210;
                int spike = phase is > 100 and < 110 ? 1200 - (Math.Abs(phase - 105) * 240) : 0;
                block[i] = spike + (int)(50 * Math.Sin((start + i) * 0.01));
            }
            yield return block.AsMemory(0, length);
        }
    }
}
