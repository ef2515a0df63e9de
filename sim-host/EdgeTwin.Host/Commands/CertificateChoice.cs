namespace EdgeTwin.Host.Commands;

/// <summary>The PEM files of a device.</summary>
/// <param name="Authority">Who may sign the broker's certificate.</param>
/// <param name="Certificate">The device's own.</param>
/// <param name="Key">Its key.</param>
internal sealed record CertificateChoice(string Authority, string Certificate, string Key);
