using EdgeTwin.Core.Health;

namespace EdgeTwin.Core.Tests.Health;

/// <summary>A monitor that is fed minute by minute, and what it told.</summary>
internal sealed class HealthBench : IHealthListener
{
    private readonly HealthForecast _forecast = new();
    private int _minute;

    internal HealthBench() => Monitor.Listener = this;

    internal HealthMonitor Monitor { get; } = new();

    internal List<(HealthItem Item, HealthState Before, HealthState Now)> Changes { get; } = [];

    void IHealthListener.OnChange(HealthItem item, HealthState before, HealthState now) => Changes.Add((item, before, now));

    internal HealthState StateOf(HealthItem item) => Monitor.StateOf(item);

    internal HealthForecast? Forecast(HealthItem item) => Monitor.TryPredict(item, _forecast) ? _forecast : null;

    /// <summary>Minutes of a quantity; null for a minute without.</summary>
    internal void Feed(HealthItem item, int minutes, Func<int, int?> quantity)
    {
        for (int i = 0; i < minutes; i++)
        {
            _minute++;
            if (quantity(_minute) is { } value)
            {
                Monitor.Measure(item, value);
            }
            for (int second = 0; second < 60; second++)
            {
                Monitor.Tick();
            }
            while (Monitor.Step())
            {
            }
        }
    }
}
