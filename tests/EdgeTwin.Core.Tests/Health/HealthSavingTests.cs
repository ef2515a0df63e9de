using EdgeTwin.Core.Health;

namespace EdgeTwin.Core.Tests.Health;

/// <summary>Trends outlive a restart, or are refused.</summary>
public sealed class HealthSavingTests
{
    [Fact]
    public void What_was_saved_is_what_comes_back_and_the_trend_goes_on()
    {
        HealthBench first = Drifted();
        byte[] saved = new byte[HealthMonitor.SaveBytes];
        Assert.Equal(HealthMonitor.SaveBytes, first.Monitor.Save(saved, 0));
        HealthBench second = new();
        Assert.True(second.Monitor.Restore(saved, 0, saved.Length, 0));
        Assert.Equal(first.Forecast(HealthItem.EcgClock)!.P50Minutes, second.Forecast(HealthItem.EcgClock)!.P50Minutes);
        Assert.Equal(first.StateOf(HealthItem.EcgClock), second.StateOf(HealthItem.EcgClock));
        Assert.Equal(first.Monitor.LevelOf(HealthItem.EcgClock), second.Monitor.LevelOf(HealthItem.EcgClock));
        byte[] again = new byte[saved.Length];
        second.Monitor.Save(again, 0);
        Assert.Equal(saved, again);
    }

    [Fact]
    public void Time_that_the_device_was_off_is_taken_from_what_is_left()
    {
        HealthBench first = Drifted();
        byte[] saved = new byte[HealthMonitor.SaveBytes + 8];
        first.Monitor.Save(saved, 8);
        int left = first.Forecast(HealthItem.EcgClock)!.P50Minutes;
        HealthBench second = new();
        Assert.True(second.Monitor.Restore(saved, 8, HealthMonitor.SaveBytes, 120));
        Assert.Equal(left - 120, second.Forecast(HealthItem.EcgClock)!.P50Minutes);
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_change_nothing()
    {
        HealthBench bench = Drifted();
        byte[] saved = new byte[HealthMonitor.SaveBytes];
        bench.Monitor.Save(saved, 0);
        HealthBench other = new();
        for (int i = 0; i < saved.Length; i += 7)
        {
            saved[i] ^= 0x10;
            Assert.False(other.Monitor.Restore(saved, 0, saved.Length, 0));
            saved[i] ^= 0x10;
        }
        Assert.False(other.Monitor.Restore(saved, 0, saved.Length - 1, 0));
        Assert.False(other.Monitor.Restore(saved, 1, saved.Length, 0));
        Assert.Null(other.Forecast(HealthItem.EcgClock));
        Assert.Equal(0, bench.Monitor.Save(saved, 1));
    }

    private static HealthBench Drifted()
    {
        HealthBench bench = new();
        bench.Feed(HealthItem.EcgClock, 24 * 60, minute => minute / 6);
        Assert.NotNull(bench.Forecast(HealthItem.EcgClock));
        return bench;
    }
}
