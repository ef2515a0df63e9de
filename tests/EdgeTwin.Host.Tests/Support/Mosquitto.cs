using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EdgeTwin.Host.Broker;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Support;

/// <summary>
/// Mosquitto with the configuration that we ship: port, paths and user are changed, nothing else. Listens on loopback, and is ended with the test.
/// </summary>
internal sealed class Mosquitto : IAsyncDisposable
{
    private const string ShippedFolder = "/etc/mosquitto/edgetwin/";
    private const string Started = "running";
    private const string PortTaken = "Address already in use";
    private const int PortTries = 5;

    private readonly Process _process;

    private Mosquitto(Process process, int port, Happenings log)
    {
        _process = process;
        Port = port;
        Log = log;
    }

    internal int Port { get; }

    /// <summary>Lines of its log.</summary>
    internal Happenings Log { get; }

    /// <summary>Where it is, or null where it is not installed.</summary>
    internal static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "mosquitto")).FirstOrDefault(File.Exists);

    internal BrokerAddress Address(BrokerTls tls) => new("localhost", Port, tls);

    internal static async Task<Mosquitto> StartAsync(Workbench bench, string certificates)
    {
        for (int attempt = 1; ; attempt++)
        {
            int port = FreePort();
            string file = bench.In($"mosquitto-{port}.conf");
            await File.WriteAllTextAsync(file, Configure(bench, certificates, port));
            Happenings log = new();
            Process process = new() { StartInfo = new ProcessStartInfo(Program!, ["-c", file]) { RedirectStandardError = true, RedirectStandardOutput = true } };
            process.ErrorDataReceived += (_, line) => log.Add(line.Data ?? "(end)");
            process.Start();
            process.BeginErrorReadLine();
            string first = await log.FirstAsync<string>(line => line.Contains(Started) || line.Contains(PortTaken) || line == "(end)");
            Mosquitto broker = new(process, port, log);
            if (first.Contains(Started))
            {
                return broker;
            }
            await broker.DisposeAsync();
            Assert.True(attempt < PortTries && first.Contains(PortTaken), string.Join('\n', log.All));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        await _process.WaitForExitAsync().InTime();
        _process.Dispose();
    }

    // A line that is not where it is expected fails the test: the shipped file has changed, and this has to follow.
    private static string Configure(Workbench bench, string certificates, int port)
    {
        string text = File.ReadAllText(Path.Combine(Shipped(), "mosquitto.conf"));
        text = Replace(text, "listener 8883", $"listener {port} 127.0.0.1");
        text = Replace(text, "persistence_location /var/lib/mosquitto/", $"persistence_location {bench.Folder}/");
        text = Replace(text, $"acl_file {ShippedFolder}acl", $"acl_file {Path.Combine(Shipped(), "acl")}");
        foreach (string setting in (string[])["cafile", "certfile", "keyfile"])
        {
            text = Replace(text, $"\n{setting} {ShippedFolder}", $"\n{setting} {certificates}/");
        }
        // As root it would go on as another user, who cannot read the test's keys.
        return Environment.UserName == "root" ? text + "user root\n" : text;
    }

    private static string Replace(string text, string what, string with)
    {
        Assert.Equal(2, text.Split(what).Length);
        return text.Replace(what, with, StringComparison.Ordinal);
    }

    private static string Shipped() => Path.Combine(Traces.Checkout, "hardware", "broker");

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
