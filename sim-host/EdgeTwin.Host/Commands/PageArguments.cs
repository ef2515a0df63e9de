using System.CommandLine;
using System.Net;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Page;

namespace EdgeTwin.Host.Commands;

/// <summary>Where the live page is served: the same words for every command that has one.</summary>
internal sealed class PageArguments
{
    private const int LongestToken = 128;

    private readonly Option<int?> _port = CommonOptions.Whole("--page", "P", 1, 65535, $"Port of the live page; {PageOptions.UsualPort} unless given, or a free one where that is taken");
    private readonly Option<bool> _none = new("--no-page") { Description = "No live page." };
    private readonly Option<string?> _bind = new("--page-bind") { Description = "Serve the page at this address of the machine, so that others reach it; a token is needed then, and the line is not encrypted", HelpName = "ADDRESS" };
    private readonly Option<string?> _token = new("--page-token") { Description = "The token that the page asks for; else one is made and printed where it is needed", HelpName = "TEXT" };

    internal void AddTo(Command command)
    {
        command.Add(_port);
        command.Add(_none);
        command.Add(_bind);
        command.Add(_token);
    }

    /// <summary>What was asked for; null for no page.</summary>
    /// <exception cref="UsageException">The options do not go together, or cannot be read.</exception>
    internal PageOptions? Read(ParseResult parsed)
    {
        int? port = parsed.GetValue(_port);
        string? bind = parsed.GetValue(_bind);
        string? token = parsed.GetValue(_token);
        if (parsed.GetValue(_none))
        {
            return port is null && bind is null && token is null ? null : throw new UsageException("--no-page does not go with --page, --page-bind and --page-token.");
        }
        IPAddress? address = IPAddress.Loopback;
        if (bind is not null and not "localhost" && !IPAddress.TryParse(bind, out address))
        {
            throw new UsageException($"--page-bind {bind} is no address; give one of this machine's, such as 192.168.1.20, or 0.0.0.0 for all of them.");
        }
        if (token is not null && (token.Length < PageGuard.ShortestToken || token.Length > LongestToken || !token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            throw new UsageException($"--page-token is not fit for one: give {PageGuard.ShortestToken} to {LongestToken} of a-z, A-Z, 0-9, - and _.");
        }
        return new PageOptions { Port = port, Bind = address!, Token = token ?? (IPAddress.IsLoopback(address!) ? null : PageGuard.NewToken()) };
    }
}
