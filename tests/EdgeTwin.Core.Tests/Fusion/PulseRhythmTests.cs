using EdgeTwin.Core.Fusion;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Fusion;

public sealed class PulseRhythmTests
{
    private readonly PulseRhythm _rhythm = new();
    private int _foot = 1000;

    [Fact]
    public void A_pulse_that_keeps_its_interval_refutes_a_run()
    {
        Add(10, 800);
        int start = _foot + 100;
        Add(3, 790);
        Assert.Equal(PulseVerdict.Refuted, _rhythm.JudgeRun(start, start + 500, 400, 0, _foot + 100));
    }

    [Fact]
    public void A_pulse_that_follows_the_run_confirms_it()
    {
        Add(10, 800);
        int start = _foot + 100;
        Add(4, 400);
        Assert.Equal(PulseVerdict.Confirmed, _rhythm.JudgeRun(start, start + 500, 400, 0, _foot + 100));
    }

    [Fact]
    public void It_waits_for_pulses_of_the_run_and_knows_nothing_without_any_before()
    {
        Assert.Equal(PulseVerdict.Unknown, _rhythm.JudgeRun(5000, 5300, 400, 0, _foot + 100));
        Add(10, 800);
        Assert.Equal(PulseVerdict.Wait, _rhythm.JudgeRun(_foot + 100, _foot + 400, 400, 0, _foot + 100));
        Assert.Equal(PulseVerdict.Unknown, _rhythm.JudgeRun(_foot + 5000, _foot + 5300, 400, _foot + 4000, _foot + 100));
    }

    [Fact]
    public void A_run_as_fast_as_the_pulse_is_refuted_by_a_pulse_that_does_not_shift_alone()
    {
        Add(16, 440);
        Assert.Equal(PulseVerdict.Refuted, _rhythm.JudgeRun(_foot - 500, _foot - 100, 420, 0, _foot + 100));
        Add(1, 390);
        Assert.Equal(PulseVerdict.Unknown, _rhythm.JudgeRun(_foot - 500, _foot - 100, 420, 0, _foot + 100));
    }

    [Fact]
    public void A_pulse_that_is_gone_confirms()
    {
        Add(10, 800);
        Assert.Equal(PulseVerdict.Confirmed, _rhythm.JudgeRun(_foot + 100, _foot + 800, 400, 0, _foot + 900));
    }

    [Fact]
    public void Pulses_after_the_run_say_nothing_about_it()
    {
        Add(10, 800);
        int start = _foot + 100;
        int end = start + 200;
        _foot = end + 250;
        Add(4, 800);
        Assert.NotEqual(PulseVerdict.Refuted, _rhythm.JudgeRun(start, end, 300, 0, _foot + 100));
    }

    [Fact]
    public void Fibrillation_is_irregular_and_sinus_is_not()
    {
        Assert.Equal(-1, _rhythm.IrregularPercent);
        SplitMix64 random = new(4);
        for (int i = 0; i < 20; i++)
        {
            Add(1, 800 + (int)(16 * random.NextNormal()));
        }
        Assert.InRange(_rhythm.IrregularPercent, 0, 20);
        for (int i = 0; i < 20; i++)
        {
            Add(1, 700 + (int)(170 * random.NextNormal()));
        }
        Assert.InRange(_rhythm.IrregularPercent, 60, 100);
    }

    private void Add(int count, int intervalMs)
    {
        for (int i = 0; i < count; i++)
        {
            _foot += intervalMs / 4;
            _rhythm.Add(_foot, true);
        }
    }
}
