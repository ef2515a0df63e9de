namespace EdgeTwin.Host.Metering;

/// <summary>An instruction that makes heap objects.</summary>
/// <param name="Method">Full name of the method it stands in.</param>
/// <param name="Offset">Offset in that method's IL, bytes.</param>
/// <param name="What">What it makes.</param>
internal sealed record AllocationPlace(string Method, int Offset, string What);
