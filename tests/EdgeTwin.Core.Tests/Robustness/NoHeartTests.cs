using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Tests.Robustness;

/// <summary>Ten minutes in which there is no heart: no alarm about one, and a technical event that says so soon.</summary>
public sealed class NoHeartTests
{
    private const double Minutes10 = 600;

    public static TheoryData<string, double> Kinds { get; } = new()
    {
        { "zeros", 3 },
        { "constant", 3 },
        { "noise of 5 uV", 12 },
        { "white noise of 20 uV", 12 },
        { "white noise of 100 uV", 12 },
        { "white noise of 1 mV", 12 },
        { "hum of 20 uV at 50 Hz", 12 },
        { "hum of 100 uV at 50 Hz", 12 },
        { "hum of 1 mV at 50 Hz", 13 },
        { "hum of 20 uV at 60 Hz", 12 },
        { "hum of 1 mV at 60 Hz", 13 },
        { "rail", 3 },
        { "rail under zero", 3 },
        { "from rail to rail in 0.15 s", 6 },
        { "from rail to rail in 0.2 s", 6 },
        { "from rail to rail in 1 s", 6 },
        { "from rail to rail by chance", 6 },
        { "rails of 2 mV, by chance", 6 },
        { "full-scale garbage", 12 },
        { "extremes of the type", 12 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_alarm_about_a_heart_and_a_technical_event_soon(string kind, double withinS)
    {
        StrictSink heard = StrictSink.Of(Make(kind));
        Assert.Empty(heard.HeartAlarmsTold);
        double told = Math.Min(heard.FirstToldS.GetValueOrDefault(EventKind.LeadOff, double.MaxValue), heard.FirstToldS.GetValueOrDefault(EventKind.SignalPoor, double.MaxValue));
        Assert.InRange(told, 0, withinS);
        Assert.InRange(heard.Count(EventKind.LeadOff) + heard.Count(EventKind.SignalPoor), 1, 5);
    }

    [Theory]
    [InlineData("white noise of 1 mV")]
    [InlineData("hum of 1 mV at 50 Hz")]
    [InlineData("hum of 1 mV at 60 Hz")]
    [InlineData("from rail to rail in 0.15 s")]
    [InlineData("rails of 2 mV, by chance")]
    [InlineData("full-scale garbage")]
    public void Nor_where_a_heart_was_seen_before_it(string kind)
    {
        StrictSink heard = StrictSink.Of([.. Signals.Sinus(120), .. Make(kind)]);
        Assert.DoesNotContain(heard.HeartAlarmsTold, one => one is EventKind.Vf or EventKind.Asystole or EventKind.Af or EventKind.Bradycardia);
        Assert.InRange(heard.FirstToldS[EventKind.SignalPoor], 120, 135);
    }

    [Fact]
    public void Steps_of_a_baseline_make_no_storm()
    {
        int[] steps = Signals.Of(Minutes10, i => (i / 999 * 7919 % 5) * 3000);
        StrictSink heard = StrictSink.Of(steps.Plus(Signals.Noise(Minutes10, 12)));
        Assert.All(heard.Told, one => Assert.InRange(one.Value, 0, 8));
    }

    private static int[] Make(string kind) => kind switch
    {
        "zeros" => Signals.Constant(Minutes10, 0),
        "constant" => Signals.Constant(Minutes10, 1234),
        "noise of 5 uV" => Signals.Noise(Minutes10, 5),
        "white noise of 20 uV" => Signals.Noise(Minutes10, 20),
        "white noise of 100 uV" => Signals.Noise(Minutes10, 100),
        "white noise of 1 mV" => Signals.Noise(Minutes10, 1000),
        "hum of 20 uV at 50 Hz" => Signals.Hum(Minutes10, 50, 20),
        "hum of 100 uV at 50 Hz" => Signals.Hum(Minutes10, 50, 100),
        "hum of 1 mV at 50 Hz" => Signals.Hum(Minutes10, 50, 1000),
        "hum of 20 uV at 60 Hz" => Signals.Hum(Minutes10, 60, 20),
        "hum of 1 mV at 60 Hz" => Signals.Hum(Minutes10, 60, 1000),
        "rail" => Signals.Constant(Minutes10, 70_000),
        "rail under zero" => Signals.Constant(Minutes10, -70_000),
        "from rail to rail in 0.15 s" => Signals.Rails(Minutes10, 37, 60_000),
        "from rail to rail in 0.2 s" => Signals.Rails(Minutes10, 50, 60_000),
        "from rail to rail in 1 s" => Signals.Rails(Minutes10, 250, 60_000),
        "from rail to rail by chance" => Signals.RandomRails(Minutes10, 60_000),
        "rails of 2 mV, by chance" => Signals.RandomRails(Minutes10, 2_000),
        "full-scale garbage" => Signals.RandomUniform(Minutes10, 60_000),
        "extremes of the type" => [.. Signals.RandomUniform(Minutes10, 1).Select(one => one < 0 ? int.MinValue : int.MaxValue)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
