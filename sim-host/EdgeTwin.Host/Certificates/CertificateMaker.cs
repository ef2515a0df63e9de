using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeTwin.Host.Certificates;

/// <summary>Makes X.509 certificates (RFC 5280) with ECDSA keys on P-256, which is what mbedTLS on an ESP32 is quickest with.</summary>
internal static class CertificateMaker
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // A device whose clock is a little behind connects all the same.
    private static readonly TimeSpan Backdated = TimeSpan.FromHours(1);

    /// <summary>Makes an authority.</summary>
    /// <param name="name">Its common name.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="days">Days that it is valid.</param>
    internal static X509Certificate2 MakeAuthority(string name, DateTimeOffset now, int days)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(NameOf(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - Backdated, now.AddDays(days));
    }

    /// <summary>Makes a certificate that <paramref name="authority"/> signs, with its key.</summary>
    /// <param name="authority">The authority, with its key. What it signs ends no later than itself.</param>
    /// <param name="role">What it is for.</param>
    /// <param name="name">Its common name.</param>
    /// <param name="hosts">Names and addresses of a server.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="days">Days that it is valid.</param>
    internal static X509Certificate2 Make(X509Certificate2 authority, CertificateRole role, string name, IReadOnlyList<string> hosts, DateTimeOffset now, int days)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(NameOf(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(role == CertificateRole.Server ? ServerAuthentication : ClientAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (hosts.Count > 0)
        {
            request.CertificateExtensions.Add(AlternativeNames(hosts));
        }
        DateTimeOffset begin = Later(now - Backdated, authority.NotBefore);
        DateTimeOffset end = Earlier(now.AddDays(days), authority.NotAfter);
        // 16 random bytes, as RFC 5280 4.1.2.2 asks for: positive and unique.
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        using X509Certificate2 signed = request.Create(authority, begin, end, serial);
        return signed.CopyWithPrivateKey(key);
    }

    private static X500DistinguishedName NameOf(string name)
    {
        X500DistinguishedNameBuilder builder = new();
        builder.AddCommonName(name);
        return builder.Build();
    }

    private static X509Extension AlternativeNames(IReadOnlyList<string> hosts)
    {
        SubjectAlternativeNameBuilder builder = new();
        foreach (string host in hosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(host);
            }
        }
        return builder.Build();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
