namespace EdgeTwin.Gates.Tests;

/// <summary>Something that firmware must not hold.</summary>
/// <param name="Where">File and line, or method and IL offset.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Instead">What to do instead.</param>
internal sealed record Violation(string Where, string What, string Instead)
{
    public override string ToString() => $"{Where}: {What}; {Instead}";
}
