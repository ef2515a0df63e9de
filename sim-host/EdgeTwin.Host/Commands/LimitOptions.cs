using System.CommandLine;
using EdgeTwin.Core;

namespace EdgeTwin.Host.Commands;

/// <summary>The limits of the events, as the wearer's device has them.</summary>
internal sealed class LimitOptions
{
    private readonly Option<int?> _tachy = CommonOptions.Whole("--tachy", "BPM", 80, 250, "Tachycardia over this rate, beats a minute; 120 unless given");
    private readonly Option<int?> _brady = CommonOptions.Whole("--brady", "BPM", 20, 100, "Bradycardia under this rate, beats a minute; 50 unless given");
    private readonly Option<int?> _pause = CommonOptions.Whole("--pause", "MS", 1500, 6000, "A pause is longer than this, ms; 2000 unless given");

    internal void AddTo(Command command)
    {
        command.Add(_tachy);
        command.Add(_brady);
        command.Add(_pause);
    }

    internal TwinSettings Read(ParseResult parsed)
    {
        TwinSettings settings = new();
        settings.TachycardiaBpm = parsed.GetValue(_tachy) ?? settings.TachycardiaBpm;
        settings.BradycardiaBpm = parsed.GetValue(_brady) ?? settings.BradycardiaBpm;
        settings.PauseMs = parsed.GetValue(_pause) ?? settings.PauseMs;
        return settings;
    }
}
