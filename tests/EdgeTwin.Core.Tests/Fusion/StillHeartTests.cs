using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Core.Tests.Fusion;

/// <summary>A heart that stands still against a lead or a finger that is off. More seeds: EDGETWIN_SEEDS=40.</summary>
public sealed class StillHeartTests(ITestOutputHelper output)
{
    private const double StopS = 60;

    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("EDGETWIN_SEEDS"), out int many) ? many : 3;

    [Theory]
    [InlineData(DisturbanceKind.LeadOff)]
    [InlineData(DisturbanceKind.DeadLead)]
    [InlineData(DisturbanceKind.EcgMotion)]
    [InlineData(DisturbanceKind.Tapping)]
    [InlineData(DisturbanceKind.FingerOff)]
    [InlineData(DisturbanceKind.LightMotion)]
    [InlineData(DisturbanceKind.Gait)]
    [InlineData(DisturbanceKind.Cold)]
    public void A_channel_that_is_lost_is_no_asystole(DisturbanceKind loss)
    {
        int indeterminate = 0;
        for (ulong seed = 1; seed <= (ulong)Seeds; seed++)
        {
            foreach (int bpm in (int[])[45, 75, 110, 150])
            {
                SplitMix64 random = new(seed * 31);
                double from = 45 + random.NextUnit();
                Scenario scenario = new("x", "", [HeartSegment.Sinus(400, bpm)]) { Disturbances = [new(loss, from, from + 40), new(loss, from + 60, from + 70)] };
                FusionRun run = FusionRun.Of(scenario, 140, seed);
                Assert.True(run.Starts("asystole").Length == 0, $"{bpm}/min, seed {seed}: {string.Join(' ', run.Heard.EventsOf("asystole"))}");
                indeterminate += run.Starts("asystole-indeterminate").Length;
            }
        }
        output.WriteLine($"{loss}: none in {4 * Seeds} runs; indeterminate {indeterminate}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(DisturbanceKind.FingerOff)]
    [InlineData(DisturbanceKind.LightMotion)]
    [InlineData(DisturbanceKind.Gait)]
    [InlineData(DisturbanceKind.EcgMotion)]
    [InlineData(DisturbanceKind.LeadOff)]
    public void A_heart_that_stands_still_is_told_within_six_seconds(DisturbanceKind? other)
    {
        List<double> late = [];
        List<string> missed = [];
        for (ulong seed = 1; seed <= (ulong)Seeds; seed++)
        {
            foreach (int bpm in (int[])[45, 75, 110, 150])
            {
                foreach (double lead in (double[])[0, 20])
                {
                    Scenario scenario = new("x", "", [HeartSegment.Sinus(StopS, bpm), HeartSegment.Asystole(15), HeartSegment.Sinus(100, bpm)])
                    {
                        Disturbances = other is { } kind ? [new(kind, StopS - lead, StopS + 20, 0.6)] : [],
                    };
                    FusionRun run = FusionRun.Of(scenario, 90, seed);
                    double[] decided = [.. run.Decided("asystole").Where(s => s is > StopS - 2 and < StopS + 15)];
                    double stopped = LastBeat(scenario, seed);
                    if (decided.Length == 0 || decided[0] - stopped > 6)
                    {
                        missed.Add($"{bpm}/min, seed {seed}, {lead} s before: stopped {stopped:0.0}, told {string.Join(' ', decided)}; {string.Join(' ', run.Heard.Events.Select(e => System.Text.RegularExpressions.Regex.Replace(e, "\"strip.*", "")))}");
                    }
                    late.Add(decided.Length == 0 ? 99 : decided[0] - stopped);
                }
            }
        }
        late.Sort();
        output.WriteLine($"{other}: median {late[late.Count / 2]:0.0} s, latest {late[^1]:0.0} s of {late.Count}; missed {missed.Count}");
        foreach (string one in missed.Take(6))
        {
            output.WriteLine(one);
        }
        Assert.Empty(missed);
    }

    private static double LastBeat(Scenario scenario, ulong seed)
    {
        SyntheticEcg heart = new(scenario.Script, new EcgTraits { Seed = seed });
        _ = heart.ReadToEnd();
        return heart.Beats.Last(beat => beat.Sample < (StopS + 1) * 250).Sample / 250.0;
    }
}
