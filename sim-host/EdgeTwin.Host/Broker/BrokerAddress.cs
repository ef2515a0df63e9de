using System.Globalization;
using System.Net;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Broker;

/// <summary>Where a broker is, and what secures the way to it.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port, 1..65535.</param>
/// <param name="Tls">Certificates; null for a connection in the clear.</param>
internal sealed record BrokerAddress(string Host, int Port, BrokerTls? Tls = null)
{
    /// <summary>IANA's port of MQTT.</summary>
    internal const int PlainPort = 1883;

    /// <summary>IANA's port of MQTT over TLS.</summary>
    internal const int TlsPort = 8883;

    private const int LongestHost = 253;

    /// <summary>A broker on this machine, in the clear.</summary>
    internal static BrokerAddress Loopback(int port) => new(IPAddress.Loopback.ToString(), port);

    /// <summary>Reads <c>HOST</c>, <c>HOST:PORT</c> or <c>[IPV6]:PORT</c>; without a port it is MQTT's own.</summary>
    /// <param name="option">The option's name, for the message.</param>
    /// <param name="text">Its value.</param>
    /// <param name="tls">Certificates, or null.</param>
    /// <exception cref="UsageException">It is none of these.</exception>
    internal static BrokerAddress Parse(string option, string text, BrokerTls? tls)
    {
        int colon = text.StartsWith('[') ? text.IndexOf("]:", StringComparison.Ordinal) + 1 : text.IndexOf(':');
        string host = (colon > 0 ? text[..colon] : text).TrimStart('[').TrimEnd(']');
        int port = tls is null ? PlainPort : TlsPort;
        bool isPort = colon <= 0 || (int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535);
        if (!isPort || host.Length > LongestHost || Uri.CheckHostName(host) is UriHostNameType.Unknown)
        {
            throw new UsageException($"{option} {text} is no broker; give HOST:PORT, such as localhost:1883 or [::1]:8883.");
        }
        return new BrokerAddress(host, port, tls);
    }

    /// <summary>As a person writes it.</summary>
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
