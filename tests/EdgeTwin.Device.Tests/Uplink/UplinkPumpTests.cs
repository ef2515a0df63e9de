using System.Text;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Device.Tests.Uplink;

public sealed class UplinkPumpTests : IStatusSource
{
    private readonly Bench _bench = new();
    private readonly RecordingUplink _link = new() { IsThere = false };

    [Fact]
    public void A_radio_that_was_on_all_the_time_does_not_bring_the_next_try_at_once()
    {
        UplinkPump pump = new(_bench.Boot(), _link, _bench.Clock, new Topics("w-1"), null, this, 7, 10_000, 60_000);
        pump.Step();
        pump.Step();
        pump.Pause();
        pump.Resume();
        pump.Step();
        Assert.Equal(1, _link.Connects);
        _bench.Clock.AdvanceTo(_bench.Clock.NowMs + (Limits.BackoffFirstMs / 2));
        pump.Step();
        Assert.Equal(2, _link.Connects);
    }

    int IStatusSource.WriteStatus(byte[] buffer, bool isOnline) => Encoding.ASCII.GetBytes("{}", buffer);
}
