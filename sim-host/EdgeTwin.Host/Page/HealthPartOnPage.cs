namespace EdgeTwin.Host.Page;

/// <summary>One part of the sensors' health, in words.</summary>
/// <param name="Name">The part.</param>
/// <param name="State">good, watch, act, failed or unknown.</param>
/// <param name="Life">How long it is thought to last.</param>
/// <param name="Figures">Level and limit.</param>
/// <param name="Advice">What to do; null for nothing.</param>
/// <param name="Replaced">How often it was replaced; empty for never.</param>
internal sealed record HealthPartOnPage(string Name, string State, string Life, string Figures, string? Advice, string Replaced);
