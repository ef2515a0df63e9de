using System.Text.Json;
using CsCheck;
using EdgeTwin.Device.Health;
using EdgeTwin.Host.Health;

namespace EdgeTwin.Host.Tests.Health;

public sealed class HealthAdviceTests
{
    private static readonly string[] Words = ["electrode", "led", "failed", "act", "cable", "bus-lock", "<script>", "\u0007"];
    private static readonly string[] Kinds = ["sensor-wear", "sensor-fault", "self-test", "maintenance"];
    private static readonly string[] Phases = ["begin", "end", "whole", ""];

    [Theory]
    [InlineData("""{"kind":"sensor-wear","phase":"whole","evidence":{"item":"electrode","state":"act","p10Minutes":170,"p50Minutes":320,"leadFlags":8}}""",
        "The left electrode wears out: re-wet or replace the left electrode within about 3 hours; it may well last about 5 hours.")]
    [InlineData("""{"kind":"sensor-wear","phase":"whole","evidence":{"item":"electrode","state":"watch"}}""", "An ECG electrode is not as it should be: keep an eye on it.")]
    [InlineData("""{"kind":"sensor-wear","phase":"whole","evidence":{"item":"led","state":"good","before":"act"}}""", "The pulse sensor's light is well again.")]
    [InlineData("""{"kind":"sensor-fault","phase":"whole","evidence":{"item":"battery","state":"failed"}}""", "The battery has failed, and what it gives is not to be used: charge the battery now.")]
    [InlineData("""{"kind":"sensor-fault","phase":"begin","evidence":{"part":"max30102","fault":"bus-lock","times":1}}""", "The pulse sensor's bus hangs: reseat its plug, and replace the cable where that does not help.")]
    [InlineData("""{"kind":"sensor-fault","phase":"end","evidence":{"part":"max30003","fault":"saturation","times":4}}""", "No longer so: the ECG front end is driven beyond its range.")]
    [InlineData("""{"kind":"self-test","phase":"whole","evidence":{"ecg":"passed","ppg":"unjudged","bus":"passed"}}""", "Self-test passed.")]
    [InlineData("""{"kind":"self-test","phase":"whole","evidence":{"ecg":"failed","flash":"no-answer"}}""",
        "Self-test failed: the ECG front end does not see its own test signal: do not rely on its ECG; the flash does not keep what is written: the log may lose events.")]
    [InlineData("""{"kind":"maintenance","phase":"whole","evidence":{"item":"cable","request":5}}""", "The lead cable was replaced: its trend begins anew.")]
    public void Advice_is_in_plain_words(string told, string expected) => Assert.Equal(expected, HealthAdvice.Of(JsonDocument.Parse(told).RootElement));

    [Fact]
    public void An_event_of_the_heart_needs_none() => Assert.Null(HealthAdvice.Of(JsonDocument.Parse("""{"kind":"af","phase":"begin","evidence":{"item":"led"}}""").RootElement));

    [Fact]
    public void Every_part_and_every_fault_has_words_of_its_own()
    {
        for (int i = 0; i < HealthNames.Items; i++)
        {
            string? advice = HealthAdvice.Of(JsonSerializer.SerializeToElement(new { kind = "sensor-fault", evidence = new { item = HealthNames.Of(HealthNames.ItemAt(i)), state = "failed" } }));
            Assert.DoesNotContain("A part", advice, StringComparison.Ordinal);
            Assert.DoesNotContain("look after it", advice, StringComparison.Ordinal);
        }
        foreach (FaultKind kind in Enum.GetValues<FaultKind>())
        {
            string? advice = HealthAdvice.Of(JsonSerializer.SerializeToElement(new { kind = "sensor-fault", evidence = new { part = "max30003", fault = HealthNames.Of(kind) } }));
            Assert.DoesNotContain("is at fault", advice, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_time_left_is_told_in_the_unit_that_people_use()
    {
        string[] told = [.. new[] { 0, 7, 40, 70, 185, 2880, 20_000, 100_000 }.Select(HealthAdvice.About)];
        Assert.Equal(["minutes", "about 5 minutes", "about 40 minutes", "about an hour", "about 3 hours", "about 2 days", "about 14 days", "about 10 weeks"], told);
    }

    [Fact]
    public void Whatever_a_device_sends_gives_words_of_ours_or_none()
    {
        Gen<string> word = Gen.OneOf(Gen.String.AlphaNumeric, Gen.OneOf(Words.Select(Gen.Const).ToArray()));
        Gen<string> kind = Gen.OneOf(Kinds.Select(Gen.Const).ToArray());
        Gen<string> phase = Gen.OneOf(Phases.Select(Gen.Const).ToArray());
        Gen.Select(kind, phase, word, word, word, Gen.Int).Sample((k, p, item, state, fault, minutes) =>
        {
            JsonElement told = JsonSerializer.SerializeToElement(new { kind = k, phase = p, evidence = new { item, state, fault, part = fault, p10Minutes = minutes, leadFlags = minutes } });
            string? advice = HealthAdvice.Of(told);
            Assert.NotNull(advice);
            Assert.DoesNotContain('<', advice);
            Assert.DoesNotContain('\u0007', advice);
        });
    }
}
