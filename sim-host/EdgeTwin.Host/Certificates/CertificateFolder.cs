using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeTwin.Host.Output;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Certificates;

/// <summary>A folder of PEM files: NAME.crt and NAME.key for an authority, a broker, a collector and devices. Keys can be read by their owner only.</summary>
/// <param name="folder">The folder; made where it is missing.</param>
/// <param name="clock">Tells when certificates begin.</param>
/// <param name="days">Days that they are valid.</param>
internal sealed class CertificateFolder(string folder, TimeProvider clock, int days)
{
    /// <summary>Name of the authority's files.</summary>
    internal const string Authority = "ca";

    /// <summary>Name of the broker's files.</summary>
    internal const string Broker = "broker";

    /// <summary>Name of the collector's files, and its identity in the broker's access list.</summary>
    internal const string Collector = "collector";

    /// <summary>Names that no device may have: they stand for others.</summary>
    internal static readonly IReadOnlyList<string> Reserved = [Authority, Broker, Collector];

    /// <summary>The certificate's file.</summary>
    internal string CertificateFile(string name) => Path.Combine(folder, name + ".crt");

    /// <summary>The key's file.</summary>
    internal string KeyFile(string name) => Path.Combine(folder, name + ".key");

    /// <summary>True where there is a file of this name.</summary>
    internal bool Has(string name) => File.Exists(CertificateFile(name)) || File.Exists(KeyFile(name));

    /// <summary>Makes an authority.</summary>
    internal X509Certificate2 MakeAuthority()
    {
        X509Certificate2 authority = CertificateMaker.MakeAuthority("EdgeTwin test authority", clock.GetUtcNow(), days);
        Write(Authority, authority);
        return authority;
    }

    /// <summary>Reads the authority that is there.</summary>
    /// <exception cref="InputException">It is half there, broken, no authority, or has ended.</exception>
    internal X509Certificate2 ReadAuthority()
    {
        X509Certificate2 authority;
        try
        {
            authority = X509Certificate2.CreateFromPemFile(CertificateFile(Authority), KeyFile(Authority));
        }
        catch (Exception refused) when (refused is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(CertificateFile(Authority), "", $"is no authority with its key beside it ({refused.Message.TrimEnd('.')})", "put both files back, or make all certificates anew with --force");
        }
        bool isAuthority = authority.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraint => constraint.CertificateAuthority);
        if (!isAuthority || authority.NotAfter.ToUniversalTime() <= clock.GetUtcNow().UtcDateTime)
        {
            authority.Dispose();
            throw new InputException(CertificateFile(Authority), "", isAuthority ? "has ended" : "is no authority's certificate", "make all certificates anew with --force");
        }
        return authority;
    }

    /// <summary>Makes a certificate and its key.</summary>
    internal void Make(X509Certificate2 authority, CertificateRole role, string name, IReadOnlyList<string> hosts)
    {
        using X509Certificate2 made = CertificateMaker.Make(authority, role, name, hosts, clock.GetUtcNow(), days);
        Write(name, made);
    }

    private void Write(string name, X509Certificate2 certificate)
    {
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        OutputFile.WriteText(KeyFile(name), key.ExportPkcs8PrivateKeyPem() + "\n", isSecret: true);
        OutputFile.WriteText(CertificateFile(name), certificate.ExportCertificatePem() + "\n");
    }
}
