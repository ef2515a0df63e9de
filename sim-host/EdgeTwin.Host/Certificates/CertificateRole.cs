namespace EdgeTwin.Host.Certificates;

/// <summary>What a certificate is for.</summary>
internal enum CertificateRole
{
    /// <summary>Shown by a broker.</summary>
    Server,

    /// <summary>Shown by a device or a collector; the name in it is the identity that the broker's access list goes by.</summary>
    Client,
}
