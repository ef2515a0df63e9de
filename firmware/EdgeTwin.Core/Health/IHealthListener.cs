namespace EdgeTwin.Core.Health
{
    /// <summary>Is told when a part's state changes. Called from <see cref="HealthMonitor.Tick"/>, <see cref="HealthMonitor.Step"/> or <see cref="HealthMonitor.Replace"/>.</summary>
    public interface IHealthListener
    {
        /// <summary><paramref name="item"/> was <paramref name="before"/> and is <paramref name="now"/>.</summary>
        void OnChange(HealthItem item, HealthState before, HealthState now);
    }
}
