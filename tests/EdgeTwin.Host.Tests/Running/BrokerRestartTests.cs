using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Running;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Tests.Running;

public sealed class BrokerRestartTests
{
    [Fact]
    public async Task A_broker_that_dies_twice_and_forgets_everything_costs_no_event()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        RunOptions options = new() { Broker = broker.Address, Scenario = Scenario.Find("normal")!, Speed = 20, ForSeconds = 90 };
        RestartingView view = new(broker);
        RunResult result = await Task.Run(() => RunSession.Run(options, watch => watch(view), (_, _) => { }, TestContext.Current.CancellationToken));
        Assert.Equal(2, view.Restarts);
        Assert.True(result.IsComplete);
        // What was on its way as the broker died is sent again after a time-out, and may come behind what followed it.
        Assert.Equal(Enumerable.Range(1, result.Events.Count).Select(i => (long)i), result.Events.Select(e => e.Seq).Order());
        Assert.Equal(result.Last.LastSeq, result.Events.Count);
        Assert.True(result.Events.Count >= 3);
        Assert.Equal(0, result.Counters!.Conflicts);
        Assert.Equal(0, result.Counters.Malformed);
    }

    private sealed class RestartingView(EmbeddedBroker broker) : IRunView
    {
        public TimeSpan Every { get; } = TimeSpan.FromMilliseconds(50);

        internal int Restarts { get; private set; }

        public void Show(RunSnapshot now, IReadOnlyList<CollectedEvent> events, IReadOnlyList<string> remarks, long ackedSeq)
        {
            // Just before the tachycardia is told, and just before its end.
            double[] when = [17, 44];
            if (Restarts < when.Length && now.UptimeS >= when[Restarts])
            {
                Restarts++;
                broker.RestartAsync().GetAwaiter().GetResult();
            }
        }
    }
}
