using System.Text.Json;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_record_that_is_not_there_ends_with_3_and_leaves_no_file()
    {
        CommandRun run = CommandRun.Of("replay", _bench.In("absent"), "--out", _bench.In("out"), "--html", _bench.In("page.html"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("absent", run.Error);
        Assert.Empty(run.Out);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_bench.Folder));
    }

    [Fact]
    public void A_record_cut_short_ends_with_3_and_leaves_no_output()
    {
        _bench.Record("cut", [HeartSegment.Sinus(30)]);
        byte[] data = File.ReadAllBytes(_bench.In("cut.dat"));
        File.WriteAllBytes(_bench.In("cut.dat"), data[..(data.Length / 2)]);
        CommandRun run = CommandRun.Of("replay", _bench.In("cut"), "--out", _bench.Folder, "--html", _bench.In("cut.html"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Equal(["cut.atr", "cut.dat", "cut.hea"], _bench.Files());
    }

    [Fact]
    public void Beats_are_written_as_annotations_near_the_true_ones()
    {
        SyntheticEcg ecg = _bench.Record("one", [HeartSegment.Sinus(60, 75)]);
        CommandRun run = CommandRun.Of("replay", _bench.In("one"), "--out", _bench.Folder);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        IReadOnlyList<Annotation> found = AnnotationFile.Read(_bench.In("one.edge")).Annotations;
        long[] inner = [.. ecg.Beats.Select(beat => beat.Sample).Where(sample => sample is > 1000 and < 14500)];
        Assert.All(inner, sample => Assert.Contains(found, annotation => Math.Abs(annotation.Sample - sample) <= 5));
        Assert.InRange(found.Count, inner.Length, ecg.Beats.Count);
    }

    [Fact]
    public void Events_are_lines_of_JSON_with_begin_and_end_in_one()
    {
        _bench.Record("fast", [HeartSegment.Sinus(30, 70), HeartSegment.Tachycardia(40, 160), HeartSegment.Sinus(40, 70)]);
        CommandRun run = CommandRun.Of("replay", _bench.In("fast"), "--out", _bench.Folder);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        JsonElement[] events = [.. File.ReadLines(_bench.In("fast.events.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        JsonElement fast = Assert.Single(events, one => one.GetProperty("kind").GetString() == "tachycardia");
        Assert.Equal(30, fast.GetProperty("startS").GetDouble(), 4.0);
        Assert.InRange(fast.GetProperty("endS").GetDouble(), 70, 85);
        Assert.True(fast.GetProperty("decidedS").GetDouble() >= fast.GetProperty("startS").GetDouble());
        JsonElement evidence = fast.GetProperty("evidence");
        Assert.True(evidence.GetProperty("hrBpm").GetInt32() > evidence.GetProperty("limitBpm").GetInt32(), "the evidence is what the episode was decided on");
    }

    [Fact]
    public void An_alarm_carries_the_signal_before_it()
    {
        SyntheticEcg ecg = _bench.Record("fast", [HeartSegment.Sinus(30, 70), HeartSegment.Tachycardia(40, 160)]);
        CommandRun.Of("replay", _bench.In("fast"), "--out", _bench.Folder, "--html", _bench.In("fast.html"));
        JsonElement told = File.ReadLines(_bench.In("fast.events.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Single(one => one.GetProperty("kind").GetString() == "tachycardia");
        Assert.Equal(EdgeTwin.Core.Limits.DetectorVersion, told.GetProperty("evidence").GetProperty("detectorVersion").GetInt32());
        JsonElement strip = told.GetProperty("strip");
        Assert.DoesNotContain("\\u002B", strip.GetRawText());
        int at = (int)Math.Round(strip.GetProperty("startS").GetDouble() * 250);
        int[] truth = new SyntheticEcg([HeartSegment.Sinus(30, 70), HeartSegment.Tachycardia(40, 160)], new EcgTraits { Seed = 1 }).ReadToEnd();
        int level = strip.GetProperty("firstUv").GetInt32();
        foreach (byte step in strip.GetProperty("deltas").GetBytesFromBase64())
        {
            // The record's own rounding to format 212 and back is a microvolt or two.
            Assert.InRange(level - ((truth[at] + truth[at + 1]) / 2), -7, 7);
            level += (sbyte)step * strip.GetProperty("stepUv").GetInt32();
            at += 2;
        }
        Assert.Equal(told.GetProperty("decidedS").GetDouble(), at / 250.0, 0.02);
        Assert.Contains("What the device sends with its alarms", File.ReadAllText(_bench.In("fast.html")));
        Assert.NotEmpty(ecg.Beats);
    }

    [Fact]
    public void A_limit_that_is_given_moves_the_event()
    {
        _bench.Record("brisk", [HeartSegment.Sinus(60, 110)]);
        Assert.DoesNotContain("tachycardia", CommandRun.Of("replay", _bench.In("brisk")).Out);
        Assert.Contains("tachycardia", CommandRun.Of("replay", _bench.In("brisk"), "--tachy", "90").Out);
    }

    [Fact]
    public void Json_is_one_document_with_its_schema()
    {
        SyntheticEcg ecg = _bench.Record("one", [HeartSegment.Sinus(60, 75)]);
        CommandRun run = CommandRun.Of("replay", _bench.In("one"), "--json");
        using JsonDocument document = JsonDocument.Parse(run.Out);
        JsonElement root = document.RootElement;
        Assert.Equal("edgetwin.replay/1", root.GetProperty("schema").GetString());
        Assert.Equal(75, root.GetProperty("meanBpm").GetDouble(), 2.0);
        Assert.Equal(60, root.GetProperty("durationS").GetDouble(), 0.01);
        Assert.InRange(root.GetProperty("beats").GetInt32(), ecg.Beats.Count - 4, ecg.Beats.Count);
    }

    [Fact]
    public void A_signal_is_found_by_name_and_by_number_and_a_wrong_one_is_named_with_the_right_ones()
    {
        _bench.Record("one", [HeartSegment.Sinus(10)]);
        Assert.Equal(ExitCode.Done, CommandRun.Of("replay", _bench.In("one"), "--signal", "ii").ExitCode);
        Assert.Equal(ExitCode.Done, CommandRun.Of("replay", _bench.In("one"), "--signal", "0").ExitCode);
        CommandRun wrong = CommandRun.Of("replay", _bench.In("one"), "--signal", "V7");
        Assert.Equal(ExitCode.Usage, wrong.ExitCode);
        Assert.Contains("0: II [mV]", wrong.Error);
    }

    [Fact]
    public void A_record_without_an_ECG_says_what_it_has()
    {
        _bench.Record("breath", [HeartSegment.Sinus(10)], signal: "RESP");
        CommandRun run = CommandRun.Of("replay", _bench.In("breath"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("RESP", run.Error);
    }

    [Fact]
    public void Interrupted_it_ends_with_130_and_leaves_nothing()
    {
        _bench.Record("one", [HeartSegment.Sinus(60)]);
        CommandRun run = CommandRun.Of(new CancellationToken(canceled: true), "replay", _bench.In("one"), "--out", _bench.In("out"));
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.False(Directory.Exists(_bench.In("out")));
    }

    [Fact]
    public void A_text_of_RR_intervals_is_a_record_too()
    {
        using (StreamWriter text = new(_bench.In("qrs1.txt")))
        {
            for (int i = 0; i < 50; i++)
            {
                text.WriteLine(FormattableString.Invariant($"{i * 200} {0.8} {(i + 1) * 200}"));
            }
        }
        CommandRun run = CommandRun.Of("replay", _bench.In("qrs1.txt"), "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(75, JsonDocument.Parse(run.Out).RootElement.GetProperty("meanBpm").GetDouble(), 0.1);
    }

    [Fact]
    public void A_real_record_is_replayed()
    {
        CommandRun run = CommandRun.Of("replay", EdgeTwin.Tests.Shared.Traces.Require("mitdb/208"), "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }
}
