using CsCheck;
using EdgeTwin.Core.Health;

namespace EdgeTwin.Core.Tests.Health;

/// <summary>Quantities in, states and forecasts out.</summary>
public sealed class HealthMonitorTests
{
    private static int Wobble(int minute, int most) => (int)((uint)(minute * 2654435761) >> 16) % ((2 * most) + 1) - most;

    [Fact]
    public void A_crystal_that_drifts_evenly_is_foretold_to_a_tenth()
    {
        HealthBench bench = new();
        bench.Feed(HealthItem.EcgClock, 24 * 60, minute => -10 + (minute / 6) + Wobble(minute, 20));
        // 500 ppm away from the first hour's rate after 50 h; 24 are over.
        HealthForecast left = Assert.IsType<HealthForecast>(bench.Forecast(HealthItem.EcgClock));
        Assert.InRange(left.P50Minutes, 1400, 1720);
        Assert.InRange(left.P10Minutes, 1, left.P50Minutes - 1);
        Assert.InRange(left.P90Minutes, left.P50Minutes + 1, HealthForecast.MostMinutes);
        Assert.InRange(left.StrengthPercent, 80, 100);
        Assert.Equal(HealthState.Watch, bench.StateOf(HealthItem.EcgClock));
    }

    [Fact]
    public void It_warns_hours_ahead_and_once()
    {
        HealthBench bench = new();
        bench.Feed(HealthItem.EcgClock, 49 * 60, minute => (minute / 6) + Wobble(minute, 20));
        Assert.Equal(HealthState.Act, bench.StateOf(HealthItem.EcgClock));
        Assert.Single(bench.Changes, change => change.Now == HealthState.Act);
        bench.Feed(HealthItem.EcgClock, 4 * 60, minute => (minute / 6) + Wobble(minute, 20));
        Assert.Equal(HealthState.Failed, bench.StateOf(HealthItem.EcgClock));
    }

    [Fact]
    public void What_only_wobbles_has_no_trend()
    {
        HealthBench bench = new();
        bench.Feed(HealthItem.Led, 72 * 60, minute => 1280 + Wobble(minute, 100));
        Assert.Null(bench.Forecast(HealthItem.Led));
        Assert.Equal(HealthState.Good, bench.StateOf(HealthItem.Led));
        Assert.InRange(bench.Monitor.LevelOf(HealthItem.Led), 1200, 1360);
    }

    [Fact]
    public void A_part_that_was_replaced_is_unknown_and_its_trend_forgotten()
    {
        HealthBench bench = new();
        bench.Feed(HealthItem.EcgClock, 24 * 60, minute => minute / 6);
        Assert.NotNull(bench.Forecast(HealthItem.EcgClock));
        bench.Monitor.Replace(HealthItem.EcgClock);
        Assert.Null(bench.Forecast(HealthItem.EcgClock));
        Assert.Equal(HealthState.Unknown, bench.StateOf(HealthItem.EcgClock));
        Assert.Equal(0, bench.Monitor.LevelOf(HealthItem.EcgClock));
        // Another crystal, steady at another rate, is none the worse for the last one's.
        bench.Feed(HealthItem.EcgClock, 12 * 60, _ => 800);
        Assert.Null(bench.Forecast(HealthItem.EcgClock));
        Assert.Equal(HealthState.Good, bench.StateOf(HealthItem.EcgClock));
    }

    [Fact]
    public void A_step_for_the_better_ends_a_trend_without_a_word_from_anyone()
    {
        HealthBench bench = new();
        bench.Feed(HealthItem.Battery, 10 * 60, minute => 4150 - (minute * 7 / 10));
        Assert.NotNull(bench.Forecast(HealthItem.Battery));
        bench.Feed(HealthItem.Battery, 60, _ => 4150);
        Assert.Null(bench.Forecast(HealthItem.Battery));
    }

    [Fact]
    public void A_fault_that_the_device_knows_holds_until_it_says_otherwise()
    {
        HealthBench bench = new();
        bench.Monitor.SetFault(HealthItem.Bus, true);
        Assert.Equal(HealthState.Failed, bench.StateOf(HealthItem.Bus));
        bench.Feed(HealthItem.Bus, 60, _ => 0);
        Assert.Equal(HealthState.Failed, bench.StateOf(HealthItem.Bus));
        bench.Monitor.SetFault(HealthItem.Bus, false);
        Assert.Equal(HealthState.Good, bench.StateOf(HealthItem.Bus));
    }

    [Fact]
    public void One_bad_minute_is_no_failure_and_one_good_one_no_cure()
    {
        HealthBench bench = new();
        bench.Feed(HealthItem.Saturation, 30, _ => 0);
        bench.Feed(HealthItem.Saturation, 1, _ => 900);
        Assert.NotEqual(HealthState.Failed, bench.StateOf(HealthItem.Saturation));
        bench.Feed(HealthItem.Saturation, 5, _ => 900);
        Assert.Equal(HealthState.Failed, bench.StateOf(HealthItem.Saturation));
        bench.Feed(HealthItem.Saturation, 1, _ => 0);
        Assert.Equal(HealthState.Failed, bench.StateOf(HealthItem.Saturation));
        bench.Feed(HealthItem.Saturation, 10, _ => 0);
        Assert.Equal(HealthState.Good, bench.StateOf(HealthItem.Saturation));
    }

    [Fact]
    public void Whatever_is_measured_nothing_breaks_and_forecasts_stand_in_order()
    {
        HealthItem[] items = Enum.GetValues<HealthItem>();
        Gen.Select(Gen.Int[0, items.Length - 1], Gen.Int, Gen.Int[-40000, 40000], Gen.Int[0, 20]).Array[200].Sample(steps =>
        {
            HealthBench bench = new();
            foreach ((int item, int wild, int value, int choice) in steps)
            {
                bench.Feed(items[item], 1 + choice, _ => choice == 0 ? wild : choice == 1 ? null : value);
                if (choice == 2)
                {
                    bench.Monitor.Replace(items[item]);
                }
                if (choice == 3)
                {
                    bench.Monitor.Skip(value);
                }
            }
            return items.All(item => bench.Forecast(item) is not { } left
                || (left.P10Minutes >= 0 && left.P10Minutes <= left.P50Minutes && left.P50Minutes <= left.P90Minutes && left.P90Minutes <= HealthForecast.MostMinutes));
        }, iter: 20);
    }
}
