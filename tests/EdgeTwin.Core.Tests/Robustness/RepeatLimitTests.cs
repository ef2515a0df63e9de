using CsCheck;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Tests.Robustness;

public sealed class RepeatLimitTests
{
    [Fact]
    public void Whatever_is_asked_for_no_hour_has_more_than_the_first_and_one_each_ten_minutes() => Gen.Int[1, 200_000].Array[1, 400].Sample(steps =>
    {
        RepeatLimit limit = new(5);
        long now = 0;
        int asked = 0;
        List<long> told = [];
        foreach (int step in steps)
        {
            now += step;
            asked++;
            if (limit.Allows(now))
            {
                told.Add(now);
            }
        }
        Assert.Equal(asked, told.Count + limit.HeldBack);
        foreach (long one in told)
        {
            Assert.InRange(told.Count(other => other >= one && other < one + (3600 * 250)), 1, 11);
        }
    });

    [Fact]
    public void What_is_held_back_is_told_when_it_lasts_and_no_longer_counted()
    {
        RepeatLimit limit = new(1);
        Assert.True(limit.Allows(0));
        Assert.False(limit.Allows(100));
        Assert.False(limit.Allows(200));
        Assert.False(limit.AllowsLate(300, false));
        Assert.True(limit.AllowsLate(400, true));
        TwinEvent told = new();
        limit.AddTo(told);
        Assert.Equal((1, EvidenceField.HeldBack, 1), (told.EvidenceCount, told.FieldAt(0), told.ValueAt(0)));
        Assert.Equal(0, limit.HeldBack);
    }
}
