using System.Text;
using System.Text.Json;
using CsCheck;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Tests.Events;

public sealed class EventJsonTests
{
    private static readonly Gen<TwinEvent> AnyEvent = Gen.Select(
        Gen.Enum<EventKind>(), Gen.Enum<EventPhase>(), Gen.Long[0, long.MaxValue / 8], Gen.Long[-1, long.MaxValue / 8], Gen.Int[0, 100],
        Gen.Select(Gen.Enum<EvidenceField>(), Gen.Int).Array[0, Limits.EvidencePerEvent]).Select(
        (kind, phase, start, end, quality, evidence) =>
        {
            TwinEvent made = new();
            made.Reset(kind, phase, start, end, start, quality);
            foreach ((EvidenceField field, int value) in evidence.DistinctBy(e => e.Item1))
            {
                made.Add(field, value);
            }
            return made;
        });

    [Fact]
    public void Any_event_is_JSON_that_says_what_the_event_says() =>
        AnyEvent.Sample(made =>
        {
            byte[] buffer = new byte[Limits.EventJsonBytes];
            int length = new EventJson().Write(made, buffer);
            Assert.InRange(length, 2, buffer.Length);
            using JsonDocument json = JsonDocument.Parse(buffer.AsMemory(0, length));
            Assert.Equal(EventNames.Of(made.Kind), json.RootElement.GetProperty("kind").GetString());
            Assert.Equal(made.StartSample * 4, (long)(json.RootElement.GetProperty("startS").GetDecimal() * 1000));
            Assert.Equal(made.EndSample < 0, json.RootElement.GetProperty("endS").ValueKind == JsonValueKind.Null);
            JsonElement evidence = json.RootElement.GetProperty("evidence");
            for (int i = 0; i < made.EvidenceCount; i++)
            {
                Assert.Equal(made.ValueAt(i), evidence.GetProperty(EventNames.Of(made.FieldAt(i))).GetInt32());
            }
        });

    [Fact]
    public void A_buffer_too_small_is_told_and_not_overrun() =>
        Gen.Select(AnyEvent, Gen.Int[0, 120]).Sample((made, size) =>
        {
            byte[] buffer = new byte[size];
            Assert.Equal(-1, new EventJson().Write(made, buffer));
        });

    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(4, "0.004")]
    [InlineData(1004, "1.004")]
    [InlineData(-4, "-0.004")]
    [InlineData(long.MaxValue, "9223372036854775.807")]
    [InlineData(long.MinValue, "-9223372036854775.808")]
    public void Seconds_have_three_decimals(long milliseconds, string expected)
    {
        JsonWriter writer = new();
        byte[] buffer = new byte[40];
        writer.Begin(buffer);
        writer.Seconds("t", milliseconds);
        Assert.Equal($"\"t\":{expected}", Encoding.ASCII.GetString(buffer, 0, writer.Length));
    }

    [Fact]
    public void Every_kind_and_field_has_a_name_of_its_own()
    {
        Assert.DoesNotContain("unknown", Enum.GetValues<EventKind>().Select(EventNames.Of));
        Assert.DoesNotContain("unknown", Enum.GetValues<EvidenceField>().Select(EventNames.Of));
        Assert.Distinct(Enum.GetValues<EventKind>().Select(EventNames.Of));
        Assert.Distinct(Enum.GetValues<EvidenceField>().Select(EventNames.Of));
    }

    [Fact]
    public void More_evidence_than_fits_is_refused()
    {
        TwinEvent made = new();
        for (int i = 0; i < Limits.EvidencePerEvent; i++)
        {
            made.Add(EvidenceField.Beats, i);
        }
        Assert.Throws<InvalidOperationException>(() => made.Add(EvidenceField.Beats, 0));
    }
}
