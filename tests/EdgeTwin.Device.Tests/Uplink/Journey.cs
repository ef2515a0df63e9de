using System.Globalization;
using System.Text;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Device.Tests.Uplink;

/// <summary>A device, its link and its collector in virtual time: faults first, then all heals and everything must have arrived.</summary>
internal sealed class Journey : IStatusSource
{
    private const int StepMs = 250;

    private readonly ulong _seed;
    private readonly Bench _bench;
    private readonly EventQueue _queue = new();
    private readonly SplitMix64 _random;
    private readonly Topics _topics = new("wearer-1");
    private readonly TraceHash _trace = new();
    private EventLog _log;
    private UplinkPump _pump;
    private int _number;

    internal Journey(ulong seed)
    {
        _seed = seed;
        _bench = new Bench(seed);
        _random = new SplitMix64(seed ^ 0x9E3779B97F4A7C15);
        Link = new LinkModel(_queue, _bench.Clock, _random, _bench.Tally, Collector, _topics.Event, _topics.Ack);
        Start();
    }

    internal CollectorModel Collector { get; } = new();

    internal LinkModel Link { get; }

    /// <summary>Payloads that the log acknowledged, by log and seq.</summary>
    internal Dictionary<(uint Log, uint Seq), string> Told { get; } = [];

    internal FaultTally Tally => _bench.Tally;

    internal ulong Hash => _trace.Value;

    internal int MostInFlight { get; private set; }

    int IStatusSource.WriteStatus(byte[] buffer, bool isOnline) => Encoding.ASCII.GetBytes(isOnline ? "{}" : "null", buffer);

    internal void Run(TimeSpan time, FaultMix mix, double eventsPerMinute)
    {
        Link.Mix = mix;
        _bench.Flash.Mix = mix;
        long endMs = _bench.Clock.NowMs + (long)time.TotalMilliseconds;
        while (_bench.Clock.NowMs < endMs)
        {
            _queue.RunTo(_bench.Clock.NowMs + StepMs, _bench.Clock);
            try
            {
                Befall(mix);
                if (_random.NextUnit() < eventsPerMinute * StepMs / 60_000)
                {
                    Tell();
                }
                _pump.Step();
            }
            catch (PowerCutException)
            {
                Start();
            }
            MostInFlight = Math.Max(MostInFlight, _pump.InFlight);
        }
    }

    /// <summary>The link is cut for a while, events go on.</summary>
    internal void CutFor(TimeSpan time, double eventsPerMinute)
    {
        Link.Break((long)time.TotalMilliseconds);
        Run(time, FaultMix.None, eventsPerMinute);
    }

    /// <summary>Checks that each payload arrived once as it was told, or lies in a gap.</summary>
    /// <returns>Arrived, and covered by gaps.</returns>
    internal (int Arrived, int InGaps) Settle()
    {
        Assert.Equal(0, Collector.Conflicts);
        Assert.Equal(0, Collector.Malformed);
        int arrived = 0;
        int inGaps = 0;
        foreach (((uint logId, uint seq), string text) in Told)
        {
            Assert.True(Collector.Logs.TryGetValue(logId.ToString("x8", CultureInfo.InvariantCulture), out CollectedLog? log), $"log {logId:x8} never arrived");
            if (log.Records.TryGetValue(seq, out string? received))
            {
                Assert.Equal(text, received);
                arrived++;
            }
            else
            {
                Assert.True(log.IsInGap(seq), $"seed {_seed}: seq {seq} of {_log.LastSeq} neither arrived (up to {log.ContiguousSeq}) nor lies in a gap; the log holds {string.Join(',', Bench.ReadAll(_log).Select(r => r.Seq).TakeLast(5))}");
                inGaps++;
            }
        }
        return (arrived, inGaps);
    }

    private void Befall(FaultMix mix)
    {
        // Faults of state are drawn once a simulated minute.
        if (_bench.Clock.NowMs / StepMs % (60_000 / StepMs) != 0)
        {
            return;
        }
        Do(Fault.LinkDown, () => Link.Break(1000 + (long)(_random.Next() % 120_000)));
        Do(Fault.HalfOpen, Link.HalfOpen);
        Do(Fault.BrokerRestart, Link.RestartBroker);
        Do(Fault.BadAck, () => Link.SendToDevice(_topics.Ack, Encoding.ASCII.GetBytes(_random.Next() % 2 == 0 ? "garbage" : $"{_log.LogId:x8} 2000000000")));
        Do(Fault.Reboot, () => throw new PowerCutException());

        void Do(Fault fault, Action act)
        {
            if (mix.Strikes(fault, _random))
            {
                Tally.Count(fault);
                act();
            }
        }
    }

    private void Tell()
    {
        string text = $"{{\"n\":{++_number}}}";
        uint seq = Bench.Append(_log, text, _number % 11 == 0 ? RecordType.Alarm : RecordType.Event);
        _trace.Add(_bench.Clock.NowMs, "told", seq, _number);
        if (seq != 0)
        {
            Assert.True(Told.TryAdd((_log.LogId, seq), text), $"seq {seq} twice");
        }
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_log), nameof(_pump))]
    private void Start()
    {
        while (true)
        {
            try
            {
                Link.Disconnect();
                _log = _bench.Boot();
                _pump = new UplinkPump(_log, Link, _bench.Clock, _topics, null, this, 7, 10_000, 60_000);
                _trace.Add(_bench.Clock.NowMs, "boot", _log.LastSeq);
                return;
            }
            catch (PowerCutException)
            {
                // The power went again while the log healed.
            }
        }
    }
}
