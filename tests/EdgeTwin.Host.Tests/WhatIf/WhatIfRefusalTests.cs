using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.WhatIf;

public sealed class WhatIfRefusalTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Without_a_change_it_is_a_matter_of_usage()
    {
        _bench.Record("one", [HeartSegment.Sinus(60)]);
        Refused(ExitCode.Usage, "needs a change", "one");
    }

    [Theory]
    [InlineData("--st", "5000")]
    [InlineData("--st", "much")]
    [InlineData("--hr", "0")]
    [InlineData("--ramp", "0")]
    [InlineData("--seed", "-1")]
    public void A_size_that_does_not_fit_names_its_option(string option, string size)
    {
        _bench.Record("one", [HeartSegment.Sinus(60)]);
        Refused(ExitCode.Usage, option, "one", option, size, "--pause", "3");
    }

    [Fact]
    public void A_record_too_short_is_refused_with_its_length()
    {
        _bench.Record("short", [HeartSegment.Sinus(60)]);
        Refused(ExitCode.Input, "60 s long, too short", "short", "--st", "200");
    }

    [Fact]
    public void A_place_outside_of_the_record_is_refused_with_those_inside()
    {
        _bench.Record("one", [HeartSegment.Sinus(500)]);
        Refused(ExitCode.Usage, "give 60 to 260", "one", "--st", "200", "--at", "400");
    }

    [Fact]
    public void A_rate_that_eats_the_record_up_is_refused()
    {
        _bench.Record("one", [HeartSegment.Sinus(330, 60)]);
        Refused(ExitCode.Input, "before the change is over", "one", "--hr", "180", "--at", "60");
    }

    [Fact]
    public void A_record_without_beats_is_refused()
    {
        _bench.Record("flat", [HeartSegment.LeadOff(400)]);
        Refused(ExitCode.Input, "too few to change", "flat", "--pause", "3");
    }

    [Fact]
    public void A_signal_that_is_poor_as_it_is_is_refused()
    {
        _bench.Record("noisy", [HeartSegment.Sinus(60), HeartSegment.NoiseBurst(440, 900)]);
        Refused(ExitCode.Input, "poor before anything is changed", "noisy", "--st", "300", "--at", "150");
    }

    [Fact]
    public void A_record_that_is_not_there_ends_with_3() => Refused(ExitCode.Input, "absent", "absent", "--pause", "3");

    [Fact]
    public void Interrupted_it_ends_with_130_and_leaves_nothing()
    {
        _bench.Record("one", [HeartSegment.Sinus(60)]);
        CommandRun run = CommandRun.Of(new CancellationToken(canceled: true), "whatif", _bench.In("one"), "--pause", "3", "--html", _bench.In("page.html"));
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.False(File.Exists(_bench.In("page.html")));
    }

    private void Refused(int code, string why, string record, params string[] args)
    {
        CommandRun run = CommandRun.Of(["whatif", _bench.In(record), .. args]);
        Assert.Equal(code, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("edgetwin: ", run.Error);
        Assert.Contains(why, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }
}
