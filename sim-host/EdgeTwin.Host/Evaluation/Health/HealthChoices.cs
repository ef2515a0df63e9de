namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>What a user may choose about <c>evaluate --only health</c>.</summary>
/// <param name="Runs">Runs to failure, over all kinds of wear in turn.</param>
/// <param name="HealthyRuns">Runs of <see cref="HealthTable.HealthyDays"/> without wear.</param>
/// <param name="Seed">Chance.</param>
internal sealed record HealthChoices(int Runs, int HealthyRuns, ulong Seed);
