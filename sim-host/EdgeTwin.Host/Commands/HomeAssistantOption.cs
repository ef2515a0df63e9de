using System.CommandLine;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary>Whether Home Assistant is told of the devices: the same words for every command that collects.</summary>
internal sealed class HomeAssistantOption
{
    private readonly Option<string?> _prefix = new("--home-assistant")
    {
        Description = $"Tell Home Assistant at the same broker of each device that is heard (MQTT discovery); PREFIX is where it listens, {HomeAssistant.UsualPrefix} unless given",
        HelpName = "PREFIX",
        Arity = ArgumentArity.ZeroOrOne,
    };

    internal void AddTo(Command command) => command.Add(_prefix);

    /// <summary>What was asked for; null for not.</summary>
    /// <exception cref="UsageException">The prefix is no topic.</exception>
    internal HomeAssistant? Read(ParseResult parsed)
    {
        if (parsed.GetResult(_prefix) is null)
        {
            return null;
        }
        string prefix = parsed.GetValue(_prefix) ?? HomeAssistant.UsualPrefix;
        return HomeAssistant.IsPrefix(prefix) ? new HomeAssistant(prefix)
            : throw new UsageException($"--home-assistant {prefix} is no prefix; give one of a-z, A-Z, 0-9, -, _ and / that is not edgetwin, such as {HomeAssistant.UsualPrefix}.");
    }
}
