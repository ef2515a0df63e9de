using EdgeTwin.Core.Beats;

namespace EdgeTwin.Core.Tests.Beats;

public sealed class RrContextTests
{
    private readonly RrContext _rr = new();

    [Fact]
    public void A_run_of_early_beats_does_not_become_the_norm()
    {
        Add(200, 60);
        Add(130, 30);
        Assert.InRange(_rr.Base, 180, 200);
        Assert.InRange(_rr.PrematurityPercent, 60, 90);
    }

    [Fact]
    public void The_norm_follows_a_heart_that_changes_pace_step_by_step()
    {
        for (int rr = 200; rr >= 120; rr--)
        {
            Add(rr, 3);
        }
        Assert.InRange(_rr.Base, 118, 125);
    }

    [Fact]
    public void A_pace_that_stays_becomes_the_norm_in_the_end()
    {
        Add(200, 60);
        Add(120, 1000);
        Assert.InRange(_rr.Base, 119, 124);
    }

    [Fact]
    public void Beats_of_another_morphology_leave_the_median_alone()
    {
        Add(180, 40);
        for (int i = 0; i < 100; i++)
        {
            _rr.Add(250);
            _rr.Learn(isUsual: false);
        }
        Assert.Equal(180, _rr.Median);
    }

    [Fact]
    public void Without_an_interval_the_median_stands_for_it()
    {
        Add(180, 40);
        _rr.Add(0);
        Assert.Equal(180, _rr.Before);
        Assert.Equal(180, _rr.Before4);
    }

    private void Add(int rr, int beats)
    {
        for (int i = 0; i < beats; i++)
        {
            _rr.Add(rr);
            _rr.Learn(isUsual: true);
        }
    }
}
