using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Provisioning;

/// <summary>A folder with a test authority and two devices' certificates, and a command line that provisions the first.</summary>
internal sealed class ProvisionBench : IDisposable
{
    internal const string Password = "correct horse 42";

    private readonly Workbench _bench = new();

    internal ProvisionBench() => CommandRun.Of("certs", _bench.In("certs"), "--device", "w1", "--device", "w2", "--broker", "broker.lan");

    internal string Target => _bench.In("w1");

    internal string In(string name) => _bench.In(name);

    internal string Cert(string name) => Path.Combine(_bench.In("certs"), name);

    internal byte[] Written(string name) => File.ReadAllBytes(Path.Combine(Target, name));

    /// <summary>The usual command line with some of its options changed; null leaves one out.</summary>
    internal CommandRun Provision(params (string Option, string? Value)[] changes)
    {
        Dictionary<string, string?> options = new()
        {
            ["--device"] = "w1",
            ["--board"] = "esp32-devkitc",
            ["--wifi"] = "home net",
            ["--wifi-password"] = Password,
            ["--broker"] = "broker.lan",
            ["--ca"] = Cert("ca.crt"),
            ["--cert"] = Cert("w1.crt"),
            ["--key"] = Cert("w1.key"),
            ["--out"] = Target,
        };
        foreach ((string option, string? value) in changes)
        {
            options[option] = value;
        }
        return CommandRun.Of(["provision", .. options.Where(option => option.Value is not null).SelectMany(option => option.Value!.Length == 0 ? [option.Key] : new[] { option.Key, option.Value! })]);
    }

    public void Dispose() => _bench.Dispose();
}
