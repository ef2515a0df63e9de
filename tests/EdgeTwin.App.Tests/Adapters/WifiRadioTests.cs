using EdgeTwin.App.Adapters;
using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.App.Tests.Adapters;

public sealed class WifiRadioTests : IBackground, IDisposable
{
    private readonly Board _board = new();
    private readonly IDisposable _scope;
    private readonly Queue<ThreadStart> _waiting = [];
    private readonly WifiRadio _radio;

    public WifiRadioTests()
    {
        _scope = _board.Enter();
        _radio = new WifiRadio(this);
    }

    void IBackground.Run(ThreadStart work) => _waiting.Enqueue(work);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void It_touches_nothing_before_it_is_asked_and_then_leaves_and_joins_in_the_background()
    {
        Assert.True(_board.Wifi.IsOn);
        _radio.Off();
        Assert.True(_board.Wifi.IsOn);
        _waiting.Dequeue()();
        Assert.False(_board.Wifi.IsOn);
        _radio.On();
        Assert.False(_radio.IsUp);
        _waiting.Dequeue()();
        Assert.True(_radio.IsUp);
        Assert.Empty(_radio.LastError);
        Assert.Equal(2, _board.Wifi.Joins);
    }

    [Fact]
    public void A_network_that_comes_later_is_joined_by_the_driver_and_noticed()
    {
        _board.Wifi.IsInReach = false;
        _radio.On();
        _waiting.Dequeue()();
        Assert.False(_radio.IsUp);
        Assert.NotEmpty(_radio.LastError);
        _board.Wifi.IsInReach = true;
        Assert.True(_radio.IsUp);
    }

    [Fact]
    public void What_is_wanted_last_is_what_is_done_with_one_piece_of_work_at_a_time()
    {
        _radio.On();
        _radio.Off();
        _radio.On();
        _radio.Off();
        Assert.Single(_waiting);
        _waiting.Dequeue()();
        Assert.False(_board.Wifi.IsOn);
        Assert.False(_radio.IsUp);
    }
}
