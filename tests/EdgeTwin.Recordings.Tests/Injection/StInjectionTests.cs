using EdgeTwin.Recordings.Injection;

namespace EdgeTwin.Recordings.Tests.Injection;

public sealed class StInjectionTests
{
    private const int Hours = 4;
    private static readonly long[] Beats = [.. Enumerable.Range(0, Hours * 4500).Select(i => 100L + (200 * i))];

    [Fact]
    public void The_same_seed_and_record_give_the_same_signal_and_others_another()
    {
        int[] first = Stress(7, "a").Microvolts;
        Assert.Equal(first, Stress(7, "a").Microvolts);
        Assert.NotEqual(first, Stress(8, "a").Microvolts);
        Assert.NotEqual(first, Stress(7, "b").Microvolts);
    }

    [Fact]
    public void Truth_is_100_uV_for_30_s_bounded_by_50_uV_and_lies_in_the_signal()
    {
        StInjected injected = Stress(3, "a");
        Assert.NotEmpty(injected.Truth);
        foreach (StTruth one in injected.Truth.Where(one => one.Kind == StItemKind.Ischaemic))
        {
            Assert.InRange(Math.Abs(one.ExtremeUv), 100, 500);
            Assert.InRange(one.Extreme, one.Start, one.End);
            Assert.True(one.End - one.Start >= 30 * StInjection.RateHz);
            // The host is flat: 80 ms after the J point, which lies 36 to 56 ms after the R peak, there is the episode alone.
            Assert.InRange(injected.Microvolts[one.Extreme + 32] / one.ExtremeUv, 0.9, 1.1);
        }
    }

    [Fact]
    public void What_lies_before_the_first_thing_is_left_as_it_is()
    {
        StInjected injected = Stress(5, "a");
        int until = (int)(injected.Items[0].StartS * StInjection.RateHz) - 250;
        Assert.All(injected.Microvolts[..until], sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void A_rise_of_the_rate_moves_beats_together_and_keeps_their_order()
    {
        StInjected injected = Stress(11, "a");
        Assert.Contains(injected.Truth, one => one.Kind == StItemKind.RateRelated);
        Assert.True(injected.Microvolts.Length < Hours * 3600 * StInjection.RateHz);
        for (int i = 1; i < injected.Beats.Length; i++)
        {
            Assert.InRange(injected.Beats[i] - injected.Beats[i - 1], 90, 200);
        }
    }

    private static StInjected Stress(ulong seed, string record) =>
        StInjection.Inject(new int[Hours * 3600 * StInjection.RateHz], Beats, StStress.Draw(record, Hours * 3600, new StStressOptions(seed)));
}
