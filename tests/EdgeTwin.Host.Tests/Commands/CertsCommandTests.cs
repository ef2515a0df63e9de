using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Tests.Commands;

public sealed class CertsCommandTests : IDisposable
{
    private static readonly string[] First = ["broker.crt", "broker.key", "ca.crt", "ca.key", "collector.crt", "collector.key", "w1.crt", "w1.key"];

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void It_makes_an_authority_a_broker_a_collector_and_devices_that_belong_together()
    {
        CommandRun run = Certs("--device", "w1", "--broker", "broker.lan", "--broker", "10.0.0.7", "--days", "30");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(First.Order(StringComparer.Ordinal), Names());

        using X509Certificate2 authority = Read("ca");
        foreach ((string name, string usage) in ((string, string)[])[("broker", "1.3.6.1.5.5.7.3.1"), ("collector", "1.3.6.1.5.5.7.3.2"), ("w1", "1.3.6.1.5.5.7.3.2")])
        {
            using X509Certificate2 one = Read(name);
            Assert.Equal("CN=" + name, one.Subject);
            Assert.True(one.HasPrivateKey);
            Assert.True(one.NotAfter <= authority.NotAfter);
            Assert.Equal(TimeSpan.FromDays(30) + TimeSpan.FromHours(1), one.NotAfter - one.NotBefore);
            Assert.Equal(usage, Assert.Single(Assert.Single(one.Extensions.OfType<X509EnhancedKeyUsageExtension>()).EnhancedKeyUsages.Cast<Oid>()).Value);
            using X509Chain chain = new();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            Assert.True(chain.Build(one), name);
        }
        using X509Certificate2 broker = Read("broker");
        foreach (string host in (string[])["localhost", "broker.lan", "127.0.0.1", "::1", "10.0.0.7"])
        {
            Assert.True(broker.MatchesHostname(host, allowWildcards: false, allowCommonName: false), host);
        }
    }

    [Fact]
    public void Keys_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }
        Certs("--device", "w1");
        foreach (string file in Directory.GetFiles(_bench.In("certs"), "*.key"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void A_second_device_is_signed_by_the_authority_that_is_there_and_nothing_else_changes()
    {
        Certs("--device", "w1");
        Dictionary<string, string> before = Contents();
        CommandRun run = Certs("--device", "w2", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        using JsonDocument document = JsonDocument.Parse(run.Out);
        Assert.Equal("edgetwin.certs/1", document.RootElement.GetProperty("schema").GetString());
        Assert.Equal("w2", Assert.Single(document.RootElement.GetProperty("made").EnumerateArray()).GetProperty("name").GetString());
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(_bench.In("certs"), file.Key))));
        _ = BrokerTls.Load(Path.Combine(_bench.In("certs"), "ca.crt"), Path.Combine(_bench.In("certs"), "w2.crt"), Path.Combine(_bench.In("certs"), "w2.key"));
    }

    [Fact]
    public void Nothing_is_overwritten_without_force_and_all_with_it()
    {
        Certs("--device", "w1");
        Dictionary<string, string> before = Contents();
        CommandRun refused = Certs("--device", "w2", "--device", "w1");
        Assert.Equal(ExitCode.Input, refused.ExitCode);
        Assert.Contains("w1.crt", refused.Error);
        Assert.Contains("--force", refused.Error);
        Assert.Equal(before, Contents());
        Assert.Equal(ExitCode.Done, Certs("--device", "w1", "--force").ExitCode);
        Assert.Equal(before.Keys.Order(), Contents().Keys.Order());
        Assert.All(Contents(), file => Assert.NotEqual(before[file.Key], file.Value));
    }

    [Fact]
    public void A_folder_with_a_broker_and_no_authority_is_left_as_it_is()
    {
        Certs();
        File.Delete(Path.Combine(_bench.In("certs"), "ca.crt"));
        File.Delete(Path.Combine(_bench.In("certs"), "ca.key"));
        Dictionary<string, string> before = Contents();
        Assert.Equal(ExitCode.Input, Certs().ExitCode);
        Assert.Equal(before, Contents());
    }

    [Theory]
    [InlineData("ca.key", "half of a key")]
    [InlineData("ca.crt", "")]
    public void A_broken_authority_is_said_to_be_broken(string file, string text)
    {
        Certs();
        File.WriteAllText(Path.Combine(_bench.In("certs"), file), text);
        CommandRun run = Certs("--device", "w1");
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("ca.crt", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Certificates_that_do_not_belong_together_are_refused()
    {
        Certs("--device", "w1");
        string ca = Path.Combine(_bench.In("certs"), "ca.crt");
        string certificate = Path.Combine(_bench.In("certs"), "w1.crt");
        Assert.Contains("belongs to", Assert.Throws<InputException>(() => BrokerTls.Load(ca, certificate, Path.Combine(_bench.In("certs"), "collector.key"))).Message);
        Assert.Contains("cannot be read", Assert.Throws<InputException>(() => BrokerTls.Load(_bench.In("missing"), null, null)).Message);
        File.WriteAllText(_bench.In("text"), "hello");
        Assert.Contains("holds no certificate", Assert.Throws<InputException>(() => BrokerTls.Load(_bench.In("text"), null, null)).Message);
    }

    [Theory]
    [InlineData("--device", "two words")]
    [InlineData("--device", "../../etc/x")]
    [InlineData("--device", "collector")]
    [InlineData("--device", "CA")]
    [InlineData("--broker", "no name")]
    [InlineData("--days", "0")]
    public void Names_that_cannot_be_are_refused_before_anything_is_made(string option, string value)
    {
        CommandRun run = Certs(option, value);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.False(Directory.Exists(_bench.In("certs")));
    }

    private CommandRun Certs(params string[] args) => CommandRun.Of(["certs", _bench.In("certs"), .. args]);

    private IEnumerable<string> Names() => Contents().Keys.Order(StringComparer.Ordinal);

    private Dictionary<string, string> Contents() => Directory.GetFiles(_bench.In("certs")).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    private X509Certificate2 Read(string name) => X509Certificate2.CreateFromPemFile(Path.Combine(_bench.In("certs"), name + ".crt"), Path.Combine(_bench.In("certs"), name + ".key"));
}
