using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeTwin.Recordings;
using MQTTnet;

namespace EdgeTwin.Host.Broker;

/// <summary>
/// Certificates of a TLS connection: who signs brokers that are trusted (nobody else, the system's authorities neither), and who we are.
/// Certificates that were revoked are not asked for: a private authority has no such service.
/// </summary>
internal sealed class BrokerTls
{
    private const long LargestFileBytes = 1 << 20;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection _authorities;
    private readonly X509Certificate2Collection _own;

    private BrokerTls(X509Certificate2Collection authorities, X509Certificate2Collection own)
    {
        _authorities = authorities;
        _own = own;
    }

    /// <summary>True where we can show a certificate.</summary>
    internal bool HasOwnCertificate => _own.Count > 0;

    /// <summary>Reads PEM files.</summary>
    /// <param name="authorityFile">Certificates of the authorities.</param>
    /// <param name="certificateFile">Our certificate, or null.</param>
    /// <param name="keyFile">Its key, not encrypted, or null.</param>
    /// <exception cref="InputException">A file is missing or is something else.</exception>
    internal static BrokerTls Load(string authorityFile, string? certificateFile, string? keyFile)
    {
        X509Certificate2Collection authorities = [];
        string authorityText = ReadText(authorityFile);
        try
        {
            authorities.ImportFromPem(authorityText);
        }
        catch (CryptographicException)
        {
            authorities.Clear();
        }
        if (authorities.Count == 0)
        {
            throw new InputException(authorityFile, "", "holds no certificate", "give a PEM file with -----BEGIN CERTIFICATE-----; `edgetwin certs` makes one");
        }
        return new BrokerTls(authorities, certificateFile is null ? [] : [LoadOwn(certificateFile, keyFile ?? certificateFile)]);
    }

    /// <summary>Sets up a client's options; what is wrong with the broker's certificate is told to <paramref name="refuse"/>.</summary>
    internal void ApplyTo(MqttClientTlsOptionsBuilder builder, Action<string> refuse) =>
        builder.UseTls().WithClientCertificates(_own).WithRevocationMode(X509RevocationMode.NoCheck).WithCertificateValidationHandler(shown =>
        {
            string? fault = FaultOf(shown.Certificate, shown.Chain, shown.SslPolicyErrors);
            if (fault is not null)
            {
                refuse(fault);
            }
            return fault is null;
        });

    private string? FaultOf(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "it shows no certificate";
        }
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"its certificate is for another name ({shown.GetNameInfo(X509NameType.DnsName, false)})";
        }
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (X509ChainElement element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }
        return chain.Build(shown) ? null : $"its certificate is not trusted ({string.Join(", ", chain.ChainStatus.Select(status => status.Status))})";
    }

    private static X509Certificate2 LoadOwn(string certificateFile, string keyFile)
    {
        string certificate = ReadText(certificateFile);
        string key = ReadText(keyFile);
        try
        {
            using X509Certificate2 pair = X509Certificate2.CreateFromPem(certificate, key);
            // Windows does TLS only with keys that went through its own container.
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception refused) when (refused is CryptographicException or ArgumentException)
        {
            throw new InputException(certificateFile, "", $"is no PEM certificate that the key in {keyFile} belongs to",
                "give --cert and --key from one pair, the key without a passphrase");
        }
    }

    private static string ReadText(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestFileBytes)
            {
                throw new InputException(file, "", "is larger than 1 MB", "give a PEM file");
            }
            return File.ReadAllText(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(file, "", $"cannot be read ({refused.Message.TrimEnd('.')})", "give a PEM file that you may read");
        }
    }
}
