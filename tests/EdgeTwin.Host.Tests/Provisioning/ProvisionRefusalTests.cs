using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeTwin.Host.Certificates;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Provisioning;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Tests.Provisioning;

public sealed class ProvisionRefusalTests : IDisposable
{
    private readonly ProvisionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("--device", "two words", "1 to 32 of")]
    [InlineData("--device", "collector", "another's rights")]
    [InlineData("--board", "toaster", "esp32-devkitc, xiao-esp32s3 or m5stack-core2")]
    [InlineData("--broker", "broker.lan:0", "HOST:PORT")]
    [InlineData("--broker", "broker.lan:65536", "HOST:PORT")]
    [InlineData("--broker", "[fe80::1]:8883", "IPv6")]
    [InlineData("--broker", "localhost", "the board itself")]
    [InlineData("--broker", "127.0.0.1:1883", "the board itself")]
    [InlineData("--wifi", "a network whose name is far too long", "1 to 32 bytes, this one 36")]
    [InlineData("--wifi", "sechzehn Umlaute äöüäöüäöü", "1 to 32 bytes, this one 35")]
    [InlineData("--wifi", "tab\there", "control character")]
    [InlineData("--wifi-password", "seven77", "8 to 63 characters, this one 7")]
    [InlineData("--wifi-password", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "8 to 63 characters, this one 64")]
    [InlineData("--wifi-password", "pässword", "outside printable ASCII")]
    [InlineData("--key", null, "go together")]
    [InlineData("--ca", null, "go together")]
    [InlineData("--wifi-open", "", "give one of them")]
    public void What_cannot_be_is_refused_before_anything_is_written(string option, string? value, string expected)
    {
        CommandRun run = _bench.Provision((option, value));
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_bench.Target));
    }

    [Fact]
    public void A_password_that_is_refused_is_not_repeated()
    {
        Assert.DoesNotContain("pässword", _bench.Provision(("--wifi-password", "pässword")).Error);
        Assert.DoesNotContain("hidden", new WifiNetwork("net", "hidden secret").ToString());
    }

    [Theory]
    [InlineData("w2.crt", "w2.key", "bears the name w2")]
    [InlineData("w1.crt", "w2.key", "belongs to")]
    [InlineData("w1.key", "w1.crt", "belongs to")]
    [InlineData("missing", "w1.key", "cannot be read")]
    public void A_certificate_of_another_is_refused(string certificate, string key, string expected)
    {
        CommandRun run = _bench.Provision(("--cert", _bench.Cert(certificate)), ("--key", _bench.Cert(key)));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.False(Directory.Exists(_bench.Target));
    }

    [Fact]
    public void A_device_is_no_authority() =>
        Assert.Contains("is no authority's certificate", _bench.Provision(("--ca", _bench.Cert("w2.crt"))).Error);

    [Fact]
    public void A_broker_s_certificate_is_no_device_s()
    {
        using X509Certificate2 authority = X509Certificate2.CreateFromPemFile(_bench.Cert("ca.crt"), _bench.Cert("ca.key"));
        using X509Certificate2 server = CertificateMaker.Make(authority, CertificateRole.Server, "w1", ["w1"], DateTimeOffset.UtcNow, 90);
        Assert.Contains("not meant for clients", Refused(server, DateTimeOffset.UtcNow));
    }

    [Fact]
    public void A_certificate_is_refused_out_of_its_time_and_warned_of_near_its_end()
    {
        DateTimeOffset made = DateTimeOffset.UtcNow;
        using X509Certificate2 authority = X509Certificate2.CreateFromPemFile(_bench.Cert("ca.crt"), _bench.Cert("ca.key"));
        using X509Certificate2 own = CertificateMaker.Make(authority, CertificateRole.Client, "w1", [], made, 90);
        Assert.Contains("ended on", Refused(own, made.AddDays(91)));
        Assert.Contains("is valid from", Refused(own, made.AddDays(-1)));
        Assert.Empty(Read(own, made.AddDays(59)).Warnings);
        Assert.Contains("ends on", Assert.Single(Read(own, made.AddDays(61)).Warnings));
    }

    [Fact]
    public void Another_authority_s_certificate_is_warned_of()
    {
        using X509Certificate2 other = CertificateMaker.MakeAuthority("other", DateTimeOffset.UtcNow, 90);
        using X509Certificate2 own = CertificateMaker.Make(other, CertificateRole.Client, "w1", [], DateTimeOffset.UtcNow, 90);
        Assert.Contains("is not signed by", Assert.Single(Read(own, DateTimeOffset.UtcNow).Warnings));
    }

    [Fact]
    public void A_key_with_a_passphrase_is_refused()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_bench.In("locked.key"), key.ExportEncryptedPkcs8PrivateKeyPem("word", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)));
        Assert.Contains("passphrase", Assert.Throws<InputException>(() =>
            DeviceCredentials.Read(_bench.Cert("ca.crt"), _bench.Cert("w1.crt"), _bench.In("locked.key"), "w1", DateTimeOffset.UtcNow)).Message);
    }

    [Fact]
    public void More_authorities_than_the_board_reads_are_refused()
    {
        File.WriteAllText(_bench.In("many.crt"), string.Concat(Enumerable.Repeat(File.ReadAllText(_bench.Cert("ca.crt")), 12)));
        Assert.Contains("more than the board reads (4096)", _bench.Provision(("--ca", _bench.In("many.crt"))).Error);
    }

    private string Refused(X509Certificate2 own, DateTimeOffset now) => Assert.Throws<InputException>(() => Read(own, now)).Message;

    private DeviceCredentials Read(X509Certificate2 own, DateTimeOffset now)
    {
        using ECDsa key = own.GetECDsaPrivateKey()!;
        File.WriteAllText(_bench.In("own.crt"), own.ExportCertificatePem());
        File.WriteAllText(_bench.In("own.key"), key.ExportPkcs8PrivateKeyPem());
        return DeviceCredentials.Read(_bench.Cert("ca.crt"), _bench.In("own.crt"), _bench.In("own.key"), "w1", now);
    }

}
