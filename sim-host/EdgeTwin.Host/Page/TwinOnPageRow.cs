namespace EdgeTwin.Host.Page;

/// <summary>One thing that the twin has learned, in words.</summary>
/// <param name="Name">What, such as <c>ST level at 60 to 69 a minute</c>.</param>
/// <param name="Value">How much, with its unit.</param>
/// <param name="Count">What it rests on, such as <c>312 beats</c>.</param>
/// <param name="Confidence">How sure it is, in a word or two.</param>
internal sealed record TwinOnPageRow(string Name, string Value, string Count, string Confidence);
