namespace EdgeTwin.Host.Tests.Support;

internal sealed record LinkChange(bool IsUp, string Why);
