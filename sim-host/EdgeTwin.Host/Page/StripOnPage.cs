namespace EdgeTwin.Host.Page;

/// <summary>An alarm's strip as it travels to a browser: a first point, and base64 of a signed byte of steps for each that follows.</summary>
internal sealed record StripOnPage(double StartS, int RateHz, int StepUv, int FirstUv, string Deltas);
