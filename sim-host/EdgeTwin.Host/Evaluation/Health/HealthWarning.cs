using EdgeTwin.Core.Health;

namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>A part that became one to act on.</summary>
/// <param name="Item">Which.</param>
/// <param name="Minute">When.</param>
/// <param name="State">Act or failed.</param>
/// <param name="Level">What it measured.</param>
internal readonly record struct HealthWarning(HealthItem Item, int Minute, HealthState State, int Level);
