using System.Text.Json;
using CsCheck;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Signal;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Events;

public sealed class EcgStripTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(8, 4)]
    [InlineData(20, 10)]
    [InlineData(1000, 499)]
    [InlineData(2000, 1000)]
    [InlineData(2001, 1000)]
    [InlineData(9999, 1000)]
    public void A_strip_holds_what_is_known_up_to_8_s(int samples, int points)
    {
        (int[] decoded, double startS) = Decode(Enumerable.Range(0, samples).Select(i => i % 50 * 4));
        Assert.Equal(points, decoded.Length);
        Assert.True(points == 0 || Math.Abs(startS + points / 125.0 - (samples & ~1) / 250.0) < 1e-9);
    }

    [Fact]
    public void It_is_the_signal_to_half_a_step()
    {
        int[] signal = new SyntheticEcg([HeartSegment.Sinus(20)]).ReadToEnd();
        (int[] decoded, double startS) = Decode(signal);
        int first = (int)Math.Round(startS * 250);
        for (int i = 0; i < decoded.Length; i++)
        {
            int mean = (signal[first + 2 * i] + signal[first + 2 * i + 1]) >> 1;
            Assert.InRange(decoded[i] - mean, -4, 4);
        }
    }

    [Fact]
    public void A_jump_is_caught_up_with_and_no_error_stays()
    {
        int[] signal = [.. Enumerable.Range(0, 2000).Select(i => i < 1000 ? -30000 : i < 1900 ? 30000 : 123)];
        (int[] decoded, _) = Decode(signal);
        Assert.Equal(-30000, decoded[400]);
        Assert.InRange(decoded[560], 29996, 30004);
        Assert.InRange(decoded[^1], 119, 127);
    }

    [Fact]
    public void Any_signal_fits_into_its_bytes() =>
        Gen.Int[-40000, 40000].Array[0, 3000].Sample(signal =>
        {
            (int[] decoded, _) = Decode(signal);
            Assert.InRange(decoded.Length, 0, EcgStrip.MostPoints);
        }, iter: 100);

    [Fact]
    public void An_alarm_carries_it_and_says_the_detectors_version_and_its_end_does_not_carry_it()
    {
        RecordingSink heard = Runs.Of(HeartSegment.Sinus(30), HeartSegment.Pause(2.6), HeartSegment.Sinus(20));
        string[] pause = [.. heard.EventsOf("pause")];
        Assert.Contains("\"strip\":{", pause[0], StringComparison.Ordinal);
        Assert.All(pause.Skip(1), end => Assert.DoesNotContain("strip", end, StringComparison.Ordinal));
        Assert.All(heard.Events, e => Assert.Contains($"\"detectorVersion\":{Limits.DetectorVersion}", e, StringComparison.Ordinal));
    }

    [Fact]
    public void The_largest_alarm_fits_into_its_bytes()
    {
        EcgHistory ecg = new(true);
        for (int i = 0; i < 3000; i++)
        {
            ecg.Push(i % 2 == 0 ? -32767 : 32767);
        }
        ecg.Skip(long.MaxValue / 16);
        EvidenceField[] longest = [.. Enum.GetValues<EvidenceField>().OrderByDescending(field => EventNames.Of(field).Length).Take(Limits.EvidencePerEvent)];
        TwinEvent made = new();
        foreach (EventKind kind in Enum.GetValues<EventKind>())
        {
            made.Reset(kind, EventPhase.Whole, long.MaxValue / 8, long.MaxValue / 8, long.MaxValue / 8, 100);
            made.Strip = new EcgStrip(ecg);
            foreach (EvidenceField field in longest)
            {
                made.Add(field, int.MinValue);
            }
            Assert.InRange(new EventJson().Write(made, new byte[Limits.EventJsonBytes]), EcgStrip.MostPoints, Limits.EventJsonBytes);
        }
    }

    [Fact]
    public void A_wearer_who_wants_none_gets_none()
    {
        int[] signal = new SyntheticEcg([HeartSegment.Sinus(30), HeartSegment.Pause(2.6), HeartSegment.Sinus(20)]).ReadToEnd();
        RecordingSink heard = Runs.Of(signal, new TwinSettings { HasStrips = false });
        Assert.NotEmpty(heard.EventsOf("pause"));
        Assert.All(heard.Events, e => Assert.DoesNotContain("strip", e, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_alarm_carries_none()
    {
        EcgHistory ecg = new(true);
        for (int i = 0; i < 3000; i++)
        {
            ecg.Push(i);
        }
        RecordingSink heard = new();
        EventOutlet outlet = new(heard, ecg) { Strip = new EcgStrip(ecg) };
        foreach (EventKind kind in Enum.GetValues<EventKind>())
        {
            outlet.Begin(kind, 0);
            outlet.Send();
        }
        Assert.All(Enum.GetValues<EventKind>(), kind => Assert.Equal(
            EventPriorities.IsAlarm(kind), heard.EventsOf(EventNames.Of(kind)).Single().Contains("strip", StringComparison.Ordinal)));
    }

    // As the documentation tells a reader to.
    private static (int[] Points, double StartS) Decode(IEnumerable<int> signal)
    {
        EcgHistory ecg = new(true);
        foreach (int sample in signal)
        {
            ecg.Push(sample);
        }
        byte[] buffer = new byte[EcgStrip.JsonBytes + 2];
        JsonWriter json = new();
        json.Begin(buffer);
        json.OpenObject(null);
        new EcgStrip(ecg).Write(json);
        json.CloseObject();
        Assert.False(json.IsOverflown);
        JsonElement root = JsonDocument.Parse(buffer.AsMemory(0, json.Length)).RootElement;
        if (!root.TryGetProperty("strip", out JsonElement strip))
        {
            return ([], 0);
        }
        List<int> points = [strip.GetProperty("firstUv").GetInt32()];
        foreach (byte step in strip.GetProperty("deltas").GetBytesFromBase64())
        {
            points.Add(points[^1] + ((sbyte)step * strip.GetProperty("stepUv").GetInt32()));
        }
        return ([.. points], strip.GetProperty("startS").GetDouble());
    }
}
