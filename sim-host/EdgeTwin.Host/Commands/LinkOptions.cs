using System.CommandLine;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary>Which broker, and how the way to it is secured: the same words for every command.</summary>
internal sealed class LinkOptions
{
    private readonly Option<string?> _mqtt = new("--mqtt") { Description = "The broker; without a port, 1883, or 8883 with --cafile", HelpName = "HOST:PORT" };
    private readonly Option<string?> _authority = new("--cafile") { Description = "PEM file of the authorities that may sign the broker's certificate; turns TLS on", HelpName = "FILE" };
    private readonly Option<string?> _certificate = new("--cert") { Description = "PEM file of our own certificate", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--key") { Description = "PEM file of its key", HelpName = "FILE" };

    internal void AddTo(Command command)
    {
        command.Add(_mqtt);
        command.Add(_authority);
        command.Add(_certificate);
        command.Add(_key);
    }

    /// <summary>The broker that was given, or null for none.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    internal BrokerAddress? Read(ParseResult parsed)
    {
        string? mqtt = parsed.GetValue(_mqtt);
        string? authority = parsed.GetValue(_authority);
        string? certificate = parsed.GetValue(_certificate);
        string? key = parsed.GetValue(_key);
        if (certificate is null != key is null)
        {
            throw new UsageException("--cert and --key go together; give both or none.");
        }
        if (authority is null && certificate is not null)
        {
            throw new UsageException("--cert and --key need TLS; say with --cafile who may sign the broker's certificate.");
        }
        if (mqtt is null)
        {
            return authority is null ? null : throw new UsageException("--cafile needs a broker; give --mqtt HOST:PORT.");
        }
        // The address first: a slip in it shows without the files.
        BrokerAddress.Parse("--mqtt", mqtt, null);
        return BrokerAddress.Parse("--mqtt", mqtt, authority is null ? null : BrokerTls.Load(authority, certificate, key));
    }
}
