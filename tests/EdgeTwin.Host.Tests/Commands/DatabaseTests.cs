using System.Text.Json;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Commands;

/// <summary>Figures that must not slip, on the design half of the MIT-BIH arrhythmia database.</summary>
public sealed class DatabaseTests
{
    private const string Ds1 = "101,106,108,109,112,114,115,116,118,119,122,124,201,203,205,207,208,209,215,220,223,230";

    [Fact]
    public void Beats_of_DS1_are_found_no_worse_than_stated()
    {
        CommandRun run = CommandRun.Of("evaluate", Traces.Require("mitdb"), "--records", Ds1, "--min-se", "99.82", "--min-ppv", "99.86", "--json");
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }

    [Fact]
    public void A_half_hour_costs_what_the_budget_allows()
    {
        CommandRun run = CommandRun.Of("meter", Traces.Require("mitdb/208"), "--json");
        JsonElement root = JsonDocument.Parse(run.Out).RootElement;
        // 700 IL and 24 KB for all that listens to the heart, 60 and 4 for the sensors' health, 20 and 3 for what is learned of the wearer. Debug IL carries extra instructions; the budget is Release's.
        double limit = root.GetProperty("configuration").GetString() == "Release" ? 780 : 1000;
        Assert.InRange(root.GetProperty("ilPerSample").GetProperty("mean").GetDouble(), 100, limit);
        Assert.InRange(root.GetProperty("ilPerSample").GetProperty("p999").GetDouble(), 1000, root.GetProperty("configuration").GetString() == "Release" ? 5000 : 6500);
        Assert.Equal(0, root.GetProperty("allocationsAfterStart").GetInt32());
        Assert.InRange(root.GetProperty("stateBytes").GetInt32(), 1, 31 * 1024);
    }

    [Fact]
    public void Fibrillation_of_the_atria_is_found_in_RR_intervals_no_worse_than_stated()
    {
        JsonElement gross = Evaluate("afdb_rr", "af").GetProperty("af").GetProperty("gross").GetProperty("beats");
        Holds(gross, 94.5, 98.3, 96.4);
    }

    [Fact]
    public void Fibrillation_of_the_atria_is_found_end_to_end_no_worse_than_stated()
    {
        Holds(Evaluate("mitdb", "af", "--records", Ds1).GetProperty("af").GetProperty("gross").GetProperty("beats"), 98, 99, 92);
        Holds(Evaluate("cpsc2021", "af", "--learning", "0").GetProperty("af").GetProperty("gross").GetProperty("beats"), 90, 98, 95);
    }

    [Fact]
    public void Strips_are_told_from_fibrillation_and_noise()
    {
        JsonElement af = Evaluate("cinc2017", "af", "--learning", "0").GetProperty("af");
        Assert.InRange(af.GetProperty("stripF1").GetDouble(), 0.85, 1);
        JsonElement[] strips = [.. af.GetProperty("strips").EnumerateArray()];
        JsonElement noise = strips.Single(one => one.GetProperty("label").GetString() == "~");
        Assert.InRange(noise.GetProperty("judged").GetInt32(), 0, noise.GetProperty("strips").GetInt32() / 4);
        Assert.InRange(strips.Where(one => one.GetProperty("label").GetString() != "~").Sum(one => one.GetProperty("vf").GetInt32()), 0, 5);
    }

    [Theory]
    [InlineData("nsr001")]
    [InlineData("nsr004")]
    public void A_day_of_sinus_rhythm_has_no_confirmed_fibrillation(string record)
    {
        CommandRun run = CommandRun.Of("replay", Traces.Require($"rr_series/Physionet_nsr2db/{record}"), "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        string?[] kinds = [.. JsonDocument.Parse(run.Out).RootElement.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("kind").GetString())];
        Assert.DoesNotContain("af", kinds);
        Assert.InRange(kinds.Count(kind => kind == "af-provisional"), 0, 15);
    }

    [Fact]
    public void Fibrillation_of_the_ventricles_is_told_within_7_s_of_the_onsets_in_a_file()
    {
        string onsets = Path.Combine(Traces.Checkout, "tests", "EdgeTwin.Core.Tests", "Rhythm", "cudb-onsets.txt");
        JsonElement root = Evaluate("cudb", "vf", "--learning", "0", "--onsets", onsets);
        JsonElement[] found = [.. root.GetProperty("vf").GetProperty("records").EnumerateArray().SelectMany(one => one.GetProperty("onsets").EnumerateArray())
            .Where(one => one.GetProperty("referenceS").ValueKind == JsonValueKind.Number)];
        Assert.Equal(12, found.Length);
        Assert.All(found, one => Assert.InRange(one.GetProperty("delayS").GetDouble(), -200, 7));
        JsonElement told = root.GetProperty("timeToClassify").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "vf");
        Assert.InRange(told.GetProperty("mostS").GetDouble(), 0.1, 7);
    }

    [Fact]
    public void A_file_of_onsets_that_is_none_is_refused_in_a_sentence()
    {
        string bad = Path.GetTempFileName();
        File.WriteAllText(bad, "cu03 466\ncu05 soon\n");
        CommandRun run = CommandRun.Of("evaluate", Traces.Require("cudb"), "--only", "vf", "--onsets", bad);
        File.Delete(bad);
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("line 2", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Evaluate(string database, string table, params string[] options)
    {
        CommandRun run = CommandRun.Of(["evaluate", Traces.Require(database), "--only", table, "--json", .. options]);
        Assert.Equal("", run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private static void Holds(JsonElement beats, double sensitivity, double specificity, double predictivity)
    {
        Assert.InRange(beats.GetProperty("sensitivityPercent").GetDouble(), sensitivity, 100);
        Assert.InRange(beats.GetProperty("specificityPercent").GetDouble(), specificity, 100);
        Assert.InRange(beats.GetProperty("positivePredictivityPercent").GetDouble(), predictivity, 100);
    }
}
