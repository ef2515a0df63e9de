using EdgeTwin.App.Adapters;
using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.App.Tests.Adapters;

public sealed class WatchdogTests
{
    [Fact]
    public void A_loop_that_comes_round_is_left_alone_and_one_that_stands_still_ends_in_a_start()
    {
        Board board = new();
        using IDisposable scope = board.Enter();
        Watchdog dog = new(new Rebooter());
        long nowMs = 0;
        for (; nowMs < 120_000; nowMs += 1000)
        {
            dog.Feed();
            board.Timers.Poll(nowMs);
        }
        Assert.Equal(0, board.RebootRequests);
        for (; nowMs < 150_000; nowMs += 1000)
        {
            board.Timers.Poll(nowMs);
        }
        Assert.Equal(0, board.RebootRequests);
        board.Timers.Poll(nowMs + 6000);
        Assert.Equal(1, board.RebootRequests);
        dog.Stop();
        board.Timers.Poll(nowMs + 100_000);
        Assert.Equal(1, board.RebootRequests);
    }

    [Fact]
    public void Timers_come_round_every_ten_milliseconds_at_the_earliest()
    {
        TimerFabric timers = new();
        List<long> fired = [];
        long now = 0;
        timers.Add(() => fired.Add(now), 3, 14);
        for (now = 0; now <= 60; now++)
        {
            timers.Poll(now);
        }
        Assert.Equal([10, 30, 50], fired);
    }
}
