using System.CommandLine;
using System.Globalization;
using EdgeTwin.Host.Evaluation.Ischaemia;

namespace EdgeTwin.Host.Commands;

/// <summary>The options of <c>evaluate</c> that are about injected ST episodes.</summary>
internal sealed class StOptions
{
    private const int MostSeeds = 1000;

    private readonly Option<bool> _inject = new("--inject-st") { Description = "Inject ST episodes, and what must not be taken for one, into the records and score those. With --only st." };
    private readonly Option<string> _seeds = new("--seed") { Description = "Seed of what is injected, or a range of seeds; with --only health of the runs.", HelpName = "N|N-M", DefaultValueFactory = _ => "1" };
    private readonly Option<double> _perHour = new("--episodes-per-hour") { Description = "Things injected an hour, about (0.5..8).", HelpName = "N", DefaultValueFactory = _ => 4 };
    private readonly Option<bool> _notes = new("--list") { Description = "List what was missed and what is false." };

    internal StOptions()
    {
        _seeds.Validators.Add(result =>
        {
            if (Seeds(result.GetValueOrDefault<string>()) is null)
            {
                result.AddError($"--seed {result.GetValueOrDefault<string>()} is no seed: give a whole number, or two with a dash between, {MostSeeds} seeds at most");
            }
        });
        _perHour.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0.5 and <= 8))
            {
                result.AddError("--episodes-per-hour is out of range: give 0.5 to 8");
            }
        });
    }

    internal void AddTo(Command command)
    {
        command.Add(_inject);
        command.Add(_seeds);
        command.Add(_perHour);
        command.Add(_notes);
    }

    /// <summary>What the user chose; null where nothing is to be injected.</summary>
    internal StChoices? Read(ParseResult parsed) =>
        parsed.GetValue(_inject) ? new StChoices(Seeds(parsed.GetValue(_seeds)) ?? [], parsed.GetValue(_perHour), parsed.GetValue(_notes)) : null;

    /// <summary>The seed, or the first of a range.</summary>
    internal ulong FirstSeed(ParseResult parsed) => Seeds(parsed.GetValue(_seeds))?[0] ?? 1;

    private static IReadOnlyList<ulong>? Seeds(string? text)
    {
        string[] parts = text?.Split('-') ?? [];
        if (parts.Length is < 1 or > 2 || !ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong first)
            || !ulong.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong last) || last < first || last - first >= MostSeeds)
        {
            return null;
        }
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(one => first + (ulong)one)];
    }
}
