using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeTwin.App.Identity;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Provisioning;

/// <summary>What a device needs for TLS, read from PEM files and checked before anything goes to a board, where a mistake only shows as a refused connection.</summary>
internal sealed class DeviceCredentials
{
    private const long LargestFileBytes = 1 << 16;
    private const int WarnDays = 30;
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private DeviceCredentials(string authorities, string certificateAndKey, IReadOnlyList<string> warnings)
    {
        Authorities = authorities;
        CertificateAndKey = certificateAndKey;
        Warnings = warnings;
    }

    /// <summary>Certificates of who may sign the broker's, PEM.</summary>
    internal string Authorities { get; }

    /// <summary>The device's certificate and its key behind it, PEM: in one text, as nanoFramework stores them. A secret.</summary>
    internal string CertificateAndKey { get; }

    /// <summary>What is allowed and will be regretted.</summary>
    internal IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads and checks.</summary>
    /// <param name="authorityFile">The authorities.</param>
    /// <param name="certificateFile">The device's certificate.</param>
    /// <param name="keyFile">Its key.</param>
    /// <param name="device">The device's id, which the certificate has to bear.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="InputException">A file is missing, is something else, belongs to another device, or is out of its time.</exception>
    internal static DeviceCredentials Read(string authorityFile, string certificateFile, string keyFile, string device, DateTimeOffset now)
    {
        List<string> warnings = [];
        X509Certificate2Collection authorities = ReadAuthorities(authorityFile);
        foreach (X509Certificate2 authority in authorities)
        {
            CheckTime(authorityFile, authority, now, warnings);
        }
        string authorityText = string.Concat(authorities.Select(one => one.ExportCertificatePem() + "\n"));
        if (authorityText.Length > IdentityFile.MostAuthorityBytes)
        {
            throw new InputException(authorityFile, "", $"{authorityText.Length} bytes of certificates are more than the board reads ({IdentityFile.MostAuthorityBytes})", "keep the authority of your broker alone");
        }
        using X509Certificate2 own = ReadOwn(certificateFile, keyFile);
        string name = own.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        if (name != device)
        {
            throw new InputException(certificateFile, "", $"bears the name {name}, and the device is {device}",
                $"give the certificate of {device} (`edgetwin certs DIR --device {device}` makes one), since the broker's access list goes by that name");
        }
        if (own.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } usage && !usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == ClientAuthentication))
        {
            throw new InputException(certificateFile, "", "is not meant for clients", "give a device's certificate, not a broker's");
        }
        CheckTime(certificateFile, own, now, warnings);
        if (!IsSignedBy(authorities, own))
        {
            warnings.Add($"{certificateFile} is not signed by an authority in {authorityFile}; that is right only where the broker trusts another authority than the one that signed its own certificate");
        }
        return new DeviceCredentials(authorityText, own.ExportCertificatePem() + "\n" + KeyOf(own) + "\n", warnings);
    }

    private static X509Certificate2Collection ReadAuthorities(string file)
    {
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPem(ReadText(file));
        }
        catch (CryptographicException)
        {
            authorities.Clear();
        }
        if (authorities.Count == 0)
        {
            throw new InputException(file, "", "holds no certificate", "give a PEM file with -----BEGIN CERTIFICATE-----; `edgetwin certs` makes one");
        }
        if (authorities.FirstOrDefault(one => !one.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraint => constraint.CertificateAuthority)) is { } other)
        {
            throw new InputException(file, "", $"{other.GetNameInfo(X509NameType.SimpleName, false)} is no authority's certificate", "give the certificate that signed the broker's");
        }
        return authorities;
    }

    private static X509Certificate2 ReadOwn(string certificateFile, string keyFile)
    {
        string certificate = ReadText(certificateFile);
        string key = ReadText(keyFile);
        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new InputException(keyFile, "", "is protected by a passphrase, which the board has nobody to ask for", "give the key without one");
        }
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception refused) when (refused is CryptographicException or ArgumentException)
        {
            throw new InputException(certificateFile, "", $"is no PEM certificate that the key in {keyFile} belongs to", "give --cert and --key from one pair");
        }
    }

    private static void CheckTime(string file, X509Certificate2 certificate, DateTimeOffset now, List<string> warnings)
    {
        DateTime ends = certificate.NotAfter.ToUniversalTime();
        DateTime begins = certificate.NotBefore.ToUniversalTime();
        if (ends <= now.UtcDateTime)
        {
            throw new InputException(file, "", $"ended on {ends:yyyy-MM-dd}", "make a new one");
        }
        if (begins > now.UtcDateTime)
        {
            throw new InputException(file, "", $"is valid from {begins:yyyy-MM-dd HH:mm} UTC on only", "check this machine's clock, or wait");
        }
        if (ends - now.UtcDateTime < TimeSpan.FromDays(WarnDays))
        {
            warnings.Add($"{file} ends on {ends:yyyy-MM-dd}; from then on the device cannot connect until it is provisioned anew");
        }
    }

    private static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate2 own)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(own);
    }

    private static string KeyOf(X509Certificate2 own)
    {
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)own.GetECDsaPrivateKey() ?? own.GetRSAPrivateKey()
            ?? throw new InputException("--key", "", "is neither an elliptic-curve nor an RSA key", "make one with `edgetwin certs`");
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string ReadText(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestFileBytes)
            {
                throw new InputException(file, "", "is larger than 64 KB", "give a PEM file");
            }
            return File.ReadAllText(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(file, "", $"cannot be read ({refused.Message.TrimEnd('.')})", "give a PEM file that you may read");
        }
    }
}
