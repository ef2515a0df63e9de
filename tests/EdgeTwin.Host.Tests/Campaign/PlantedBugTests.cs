using EdgeTwin.Host.Campaign;

namespace EdgeTwin.Host.Tests.Campaign;

/// <summary>A campaign that finds nothing shows nothing, unless it finds what is there: each planted bug must be seen within a hundred seeds.</summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const int MostSeeds = 100;
    private const int Minutes = SeedRun.DefaultMinutes;

    public static TheoryData<string> Names => [.. PlantedBug.All.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_found(string name)
    {
        PlantedBug bug = PlantedBug.All.Single(b => b.Name == name);
        int planted = 0;
        using AlteredFirmware firmware = new(module => planted += bug.TryPlant(module) ? 1 : 0);
        Assert.True(planted == 1, $"{bug.Method} is in {planted} places");
        for (long seed = 1; seed <= MostSeeds; seed++)
        {
            string[] found = firmware.Run(seed, Minutes).Split(' ', 2);
            if (found.Length > 1)
            {
                output.WriteLine($"seed {seed} {found[1]}");
                return;
            }
        }
        Assert.Fail($"no seed up to {MostSeeds} shows that the firmware {name}");
    }

    [Fact]
    public void The_firmware_as_it_is_passes_the_same_seeds_and_leaves_the_same_trace_in_another_context()
    {
        CampaignTotals totals = CampaignRunner.Run(1, MostSeeds, Minutes, 2, _ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(totals.Failures.Select(f => $"seed {f.Seed} {f.Violations[0]}"));
        using AlteredFirmware untouched = new(_ => { });
        for (long seed = 1; seed <= 3; seed++)
        {
            Assert.Equal(CampaignRunner.RunOne((ulong)seed, Minutes).TraceHash.ToString("x16", null), untouched.Run(seed, Minutes));
        }
    }
}
