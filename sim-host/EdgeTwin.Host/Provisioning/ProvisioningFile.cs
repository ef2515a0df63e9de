namespace EdgeTwin.Host.Provisioning;

/// <summary>A file of a provisioned device.</summary>
/// <param name="Path">Where it is written.</param>
/// <param name="What">What it is, for a person.</param>
/// <param name="IsSecret">True for what only its owner may read.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ProvisioningFile(string Path, string What, bool IsSecret, byte[] Content);
