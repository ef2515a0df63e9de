using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.WhatIf;

public sealed class WhatIfCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void An_ischaemia_is_noticed_and_the_least_of_it_is_found()
    {
        JsonElement st = Change(Of(Steady(), "--st", "300"), 0);
        Assert.Equal("st-episode", st.GetProperty("answer").GetString());
        // 15 s of a ramp of 30 s and 30 s over 100 uV: from there on it is an episode.
        Assert.InRange(st.GetProperty("afterOnsetS").GetDouble(), 35, 75);
        Assert.InRange(st.GetProperty("afterCriterionS").GetDouble(), -5, 30);
        Assert.InRange(st.GetProperty("leastTold").GetDouble(), 80, 160);
    }

    [Fact]
    public void A_depression_is_noticed_too_and_its_least_keeps_the_sign()
    {
        JsonElement st = Change(Of(Steady(), "--st", "-300"), 0);
        Assert.Equal("st-episode", st.GetProperty("answer").GetString());
        Assert.InRange(st.GetProperty("leastTold").GetDouble(), -160, -80);
    }

    [Fact]
    public void What_is_too_small_is_not_noticed_and_the_reason_is_said()
    {
        CommandRun run = CommandRun.Of("whatif", Steady(), "--st", "40");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("No: ", run.Out);
        Assert.Contains("an ST episode is 100 uV and more", run.Out);
        Assert.Matches("it takes 1?[0-9]{2} uV", run.Out);
    }

    [Theory]
    [InlineData("--hr", "150", "tachycardia", 105, 125)]
    [InlineData("--hr", "36", "bradycardia", 45, 53)]
    [InlineData("--pause", "4", "pause", 1.95, 2.2)]
    public void Rate_and_pause_are_answered_by_their_own_events_near_their_limits(string option, string size, string answer, double low, double high)
    {
        JsonElement change = Change(Of(Steady(), option, size), 0);
        Assert.Equal(answer, change.GetProperty("answer").GetString());
        Assert.InRange(change.GetProperty("leastTold").GetDouble(), low, high);
    }

    [Fact]
    public void Fibrillation_is_noticed_and_confirmed()
    {
        JsonElement af = Change(Of(Steady(), "--af"), 0);
        string[] answers = [af.GetProperty("answer").GetString()!, .. af.GetProperty("then").EnumerateArray().Select(one => one.GetProperty("answer").GetString()!)];
        Assert.Contains("af", answers);
    }

    [Fact]
    public void Single_ventricular_beats_are_noticed_as_beats_and_frequent_ones_as_events()
    {
        JsonElement few = Change(Of(Steady(), "--pvc", "3"), 0);
        Assert.True(few.GetProperty("isNoticed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, few.GetProperty("answer").ValueKind);
        Assert.InRange(few.GetProperty("beatsInserted").GetInt32(), 3, 20);
        Assert.NotEqual(JsonValueKind.Null, Change(Of(Steady(), "--pvc", "40"), 0).GetProperty("answer").ValueKind);
    }

    [Fact]
    public void A_drying_electrode_is_told_as_a_matter_of_the_signal()
    {
        JsonElement drying = Change(Of(Steady(), "--lead-drying"), 0);
        Assert.Contains(drying.GetProperty("answer").GetString(), (string[])["signal-poor", "lead-off", "sensor-wear"]);
    }

    [Fact]
    public void Noise_beside_another_change_is_a_circumstance()
    {
        CommandRun run = CommandRun.Of("whatif", Steady(), "--pause", "4", "--noise-uv", "20");
        Assert.StartsWith("Yes, in muscle noise of 20 uV RMS: a pause of 4 s would have been noticed", run.Out);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_does_not()
    {
        string record = Steady();
        string[] Twice(string seed)
        {
            CommandRun run = CommandRun.Of("whatif", record, "--af", "--pvc", "10", "--noise-uv", "30", "--seed", seed, "--html", _bench.In("page.html"), "--json");
            return [run.Out, File.ReadAllText(_bench.In("page.html"))];
        }
        string[] first = Twice("5");
        Assert.Equal(first, Twice("5"));
        Assert.NotEqual(first[1], Twice("6")[1]);
    }

    [Fact]
    public void An_event_that_the_record_has_there_already_answers_nothing()
    {
        _bench.Record("fast", [HeartSegment.Sinus(60, 75), HeartSegment.Tachycardia(500, 150)]);
        CommandRun run = CommandRun.Of("whatif", _bench.In("fast"), "--hr", "170", "--at", "100");
        Assert.StartsWith("Cannot be said: ", run.Out);
        Assert.Contains("the device tells tachycardia as it is", run.Out);
    }

    [Fact]
    public void The_page_loads_nothing_and_its_drawings_are_sound_XML()
    {
        CommandRun run = CommandRun.Of("whatif", Steady(), "--st", "200", "--html", _bench.In("page.html"));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        string page = File.ReadAllText(_bench.In("page.html"));
        Assert.Contains(run.Out.Split('\n')[0].TrimEnd(), page);
        Assert.DoesNotMatch("(?i)https?://|<script|<link|<img|<iframe|url\\(|@import| on[a-z]+=|NaN|Infinity", page);
        MatchCollection drawings = Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline);
        Assert.True(drawings.Count >= 4, $"{drawings.Count} drawings");
        Assert.All(drawings, drawing => XElement.Parse(drawing.Value));
    }

    [Fact]
    public void Nothing_is_written_where_no_page_is_asked_for()
    {
        string record = Steady();
        string[] before = _bench.Files();
        Assert.Equal(ExitCode.Done, CommandRun.Of("whatif", record, "--pause", "3").ExitCode);
        Assert.Equal(before, _bench.Files());
    }

    private string Steady()
    {
        if (!File.Exists(_bench.In("steady.hea")))
        {
            _bench.Record("steady", [HeartSegment.Sinus(700, 72)]);
        }
        return _bench.In("steady");
    }

    private static JsonElement Of(string record, params string[] args)
    {
        CommandRun run = CommandRun.Of(["whatif", record, "--json", .. args]);
        Assert.Equal("", run.Error);
        JsonElement root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("edgetwin.whatif/1", root.GetProperty("schema").GetString());
        return root;
    }

    private static JsonElement Change(JsonElement root, int number) => root.GetProperty("changes")[number];
}
