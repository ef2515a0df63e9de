using System.Globalization;
using System.Text.Json;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests;

public sealed class CardioTwinTests
{
    [Fact]
    public void A_quiet_sinus_rhythm_makes_no_event() => Assert.Empty(Runs.Of(HeartSegment.Sinus(300)).Events);

    [Theory]
    [InlineData(2.6)]
    [InlineData(4.0)]
    [InlineData(7.0)]
    public void A_pause_is_told_once_with_its_length(double seconds)
    {
        RecordingSink heard = Runs.Of(HeartSegment.Sinus(30), HeartSegment.Pause(seconds), HeartSegment.Sinus(30));
        string last = heard.EventsOf("pause").Last();
        using JsonDocument json = JsonDocument.Parse(last);
        Assert.InRange(json.RootElement.GetProperty("evidence").GetProperty("rrMs").GetInt32(), (seconds * 1000) - 20, (seconds * 1000) + 20);
        Assert.Single(heard.EventsOf("pause"), e => !e.Contains("\"phase\":\"begin\"", StringComparison.Ordinal));
        Assert.Empty(heard.EventsOf("lead-off"));
    }

    [Fact]
    public void A_long_pause_begins_while_it_lasts()
    {
        RecordingSink heard = Runs.Of(HeartSegment.Sinus(30), HeartSegment.Pause(6), HeartSegment.Sinus(20));
        using JsonDocument json = JsonDocument.Parse(heard.EventsOf("pause").First());
        Assert.Equal("begin", json.RootElement.GetProperty("phase").GetString());
        double waited = json.RootElement.GetProperty("decidedS").GetDouble() - json.RootElement.GetProperty("startS").GetDouble();
        Assert.InRange(waited, 2.0, 3.0);
    }

    [Fact]
    public void A_slow_heart_is_a_bradycardia_and_not_a_row_of_pauses()
    {
        RecordingSink heard = Runs.Of(HeartSegment.Sinus(30), HeartSegment.Bradycardia(40, 36), HeartSegment.Sinus(60));
        Assert.Equal(2, heard.EventsOf("bradycardia").Count());
        Assert.Empty(heard.EventsOf("pause"));
    }

    [Fact]
    public void An_electrode_that_falls_off_is_no_pause()
    {
        RecordingSink heard = Runs.Of(HeartSegment.Sinus(30), HeartSegment.LeadOff(10), HeartSegment.Sinus(30));
        Assert.Equal(2, heard.EventsOf("lead-off").Count());
        Assert.Empty(heard.EventsOf("pause"));
        Assert.Empty(heard.EventsOf("bradycardia"));
    }

    [Fact]
    public void Noise_shuts_the_gate_and_no_rhythm_is_judged_behind_it()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(40), HeartSegment.NoiseBurst(40, 1500), HeartSegment.Sinus(60)]);
        RecordingSink heard = Runs.Of(ecg.ReadToEnd());
        Assert.NotEmpty(heard.EventsOf("signal-poor"));
        Assert.Contains(heard.Beats, b => !b.IsReliable);
        Assert.All(heard.Beats.Where(b => b.Sample < 39 * 250), b => Assert.True(b.IsReliable));
        Assert.Empty(heard.EventsOf("bradycardia"));
        Assert.True(heard.Beats[^1].IsReliable, "the gate opens again");
    }

    [Fact]
    public void A_front_end_that_says_lead_off_is_believed_at_once_and_nothing_is_judged_at_the_rail()
    {
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        int[] sinus = new SyntheticEcg([HeartSegment.Sinus(60)]).ReadToEnd();
        Push(sinus.AsSpan(0, 30 * 250));
        twin.SetLeadOff(true, 8);
        for (int i = 0; i < 20 * 250; i++)
        {
            // An open input swings from rail to rail with the mains: no flat line, and no heart.
            twin.Push(i % 5 < 2 ? 50_000 : -50_000);
        }
        Assert.True(twin.IsLeadOff);
        int beats = heard.Beats.Count;
        twin.SetLeadOff(false, 0);
        Push(sinus.AsSpan(30 * 250));
        twin.Finish();
        Assert.Equal(60 * 250 + (20 * 250), twin.SampleCount);
        Assert.Equal(2, heard.Events.Count);
        using JsonDocument begun = JsonDocument.Parse(heard.Events[0]);
        Assert.Equal(30, begun.RootElement.GetProperty("startS").GetDouble());
        Assert.Equal(8, begun.RootElement.GetProperty("evidence").GetProperty("leadFlags").GetInt32());
        using JsonDocument ended = JsonDocument.Parse(heard.Events[1]);
        Assert.Equal(50, ended.RootElement.GetProperty("endS").GetDouble());
        Assert.DoesNotContain(heard.Beats, b => b.Sample is > (30 * 250) + 100 and < 50 * 250);
        Assert.True(heard.Beats.Count > beats + 25, "beats are found again after the electrode is back");

        void Push(ReadOnlySpan<int> samples)
        {
            foreach (int sample in samples)
            {
                twin.Push(sample);
            }
        }
    }

    [Fact]
    public void A_flat_line_and_the_front_ends_word_make_one_episode()
    {
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        Push(0, 5 * 250);
        twin.SetLeadOff(true, 4);
        Push(50_000, 5 * 250);
        twin.SetLeadOff(false, 0);
        twin.Finish();
        Assert.Equal(2, heard.EventsOf("lead-off").Count());

        void Push(int microvolts, int count)
        {
            for (int i = 0; i < count; i++)
            {
                twin.Push(microvolts);
            }
        }
    }

    [Fact]
    public void Limits_may_change_while_it_runs_and_bad_ones_change_nothing()
    {
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        int[] fast = new SyntheticEcg([HeartSegment.Sinus(60, 110)]).ReadToEnd();
        int half = fast.Length / 2;
        Array.ForEach(fast[..half], twin.Push);
        Assert.Empty(heard.Events);
        Assert.Throws<ArgumentOutOfRangeException>(() => twin.Configure(new TwinSettings { TachycardiaBpm = 300 }));
        twin.Configure(new TwinSettings { TachycardiaBpm = 100 });
        Array.ForEach(fast[half..], twin.Push);
        Assert.Single(heard.EventsOf("tachycardia"));
    }

    [Fact]
    public void A_gap_is_told_and_time_goes_on()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(60)]);
        int[] samples = ecg.ReadToEnd();
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        for (int i = 0; i < samples.Length; i++)
        {
            if (i == 5000)
            {
                twin.PushGap(1000);
                twin.PushGap(0);
                i += 1000;
            }
            twin.Push(samples[i]);
        }
        twin.Finish();
        Assert.Equal(samples.Length, twin.SampleCount);
        string gap = Assert.Single(heard.Events);
        Assert.Contains("\"startS\":20.000,\"endS\":23.996", gap, StringComparison.Ordinal);
        Assert.Contains("\"lostSamples\":1000", gap, StringComparison.Ordinal);
        long[] truth = [.. ecg.Beats.Select(b => b.Sample).Where(s => s is < 4980 or > 6060)];
        long[] found = [.. heard.Beats.Select(b => b.Sample).Where(s => s is < 4980 or > 6060)];
        Assert.Equal((truth.Length, 0, 0), Runs.Match(truth, found));
        Assert.Equal(0, heard.Beats.First(b => b.Sample > 6000).RrMs);
    }

    [Fact]
    public void A_run_of_episodes_is_in_order_and_every_begin_has_its_end()
    {
        RecordingSink heard = Runs.Of([.. HeartStories.Demonstration]);
        Dictionary<string, double> open = [];
        foreach (string text in heard.Events)
        {
            using JsonDocument json = JsonDocument.Parse(text);
            string kind = json.RootElement.GetProperty("kind").GetString()!;
            double startS = json.RootElement.GetProperty("startS").GetDouble();
            switch (json.RootElement.GetProperty("phase").GetString())
            {
                case "begin":
                    Assert.True(open.TryAdd(kind, startS), $"{kind} begins twice");
                    break;
                case "end":
                    Assert.True(open.Remove(kind, out double begun), $"{kind} ends without a begin");
                    Assert.Equal(begun, startS);
                    Assert.True(json.RootElement.GetProperty("endS").GetDouble() >= startS, text);
                    break;
            }
        }
        Assert.Empty(open);
        string[] told = [.. heard.Events.Select(e => e.Split('"')[3]).Distinct()];
        Assert.Superset(new HashSet<string> { "tachycardia", "pause", "bradycardia", "lead-off" }, told.ToHashSet());
    }

    [Fact]
    public void Rate_is_that_of_the_heart()
    {
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        foreach (int sample in new SyntheticEcg([HeartSegment.Sinus(40, 83)], EcgTraits.Clean).ReadToEnd())
        {
            twin.Push(sample);
        }
        Assert.InRange(twin.HeartRateBpm, 82, 84);
        Assert.InRange(twin.QualityPercent, 60, 100);
        Assert.Equal("83", Math.Round(60_000.0 / heard.Beats[^1].RrMs).ToString(CultureInfo.InvariantCulture));
    }
}
