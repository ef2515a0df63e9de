using EdgeTwin.Host.WhatIf;

namespace EdgeTwin.Host.Page;

/// <summary>Where the page gets twins from. Both are asked from threads of the page, about once a second, and answer at once.</summary>
/// <param name="Twin">The twin of a device; null until enough was learned.</param>
/// <param name="Heart">A copy of that heart to experiment on: nothing in it may belong to the live run. Null until enough was learned.</param>
internal sealed record TwinSeam(Func<string, TwinOnPage?> Twin, Func<string, WhatIfHeart?> Heart)
{
    /// <summary>Nothing is learned.</summary>
    internal static TwinSeam None { get; } = new(_ => null, _ => null);
}
