using EdgeTwin.Core.Health;
using EdgeTwin.Core.Tests.Robustness;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Health;

/// <summary>Noise strips of CinC 2017 are told from normal ones, and nothing is called failed on clean records.</summary>
public sealed class ReadableSignalTests : IHealthListener
{
    private readonly List<HealthItem> _failed = [];

    void IHealthListener.OnChange(HealthItem item, HealthState before, HealthState now)
    {
        if (now == HealthState.Failed)
        {
            _failed.Add(item);
        }
    }

    [Fact]
    public void Noise_strips_have_a_lower_signal_state_than_normal_ones()
    {
        string folder = Traces.Require("cinc2017");
        string[][] strips = [.. File.ReadAllLines(Path.Combine(folder, "REFERENCE.csv")).Select(line => line.Split(',')).Where(row => row[1] is "N" or "~")];
        // The ramps were chosen on every second strip, counted from the first: the others are measured.
        (bool IsNoise, int Percent)[] told = [.. strips.Where((_, i) => i % 2 == 1)
            .Select(row => (row[1] == "~", Hear(TraceSignals.Read(Path.Combine(folder, row[0]))).SignalPercent))];
        double pairs = 0;
        double right = 0;
        foreach ((bool _, int noise) in told.Where(one => one.IsNoise))
        {
            foreach ((bool _, int normal) in told.Where(one => !one.IsNoise))
            {
                pairs++;
                right += noise < normal ? 1 : noise == normal ? 0.5 : 0;
            }
        }
        Assert.InRange(right / pairs, 0.965, 1);
        Assert.Empty(_failed);
    }

    [Fact]
    public void Nothing_is_called_failed_in_half_an_hour_of_any_patient()
    {
        string folder = Traces.Require("mitdb");
        string[] records = [.. Directory.GetFiles(folder, "*.hea").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(records);
        Assert.All(records, header =>
        {
            _failed.Clear();
            CardioTwin twin = Hear(TraceSignals.Read(Path.ChangeExtension(header, null)));
            Assert.Empty(_failed);
            Assert.InRange(twin.Health.LevelOf(HealthItem.EcgSignal), 11, 100);
        });
    }

    private CardioTwin Hear(int[] microvolts)
    {
        CardioTwin twin = new(new RecordingSink(), new TwinSettings());
        twin.Health.Listener = this;
        foreach (int sample in microvolts)
        {
            twin.Push(sample);
        }
        return twin;
    }
}
