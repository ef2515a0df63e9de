using System.CommandLine;
using System.Globalization;
using EdgeTwin.Host.Evaluation.Stress;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary>The options that make a record worse before it is replayed.</summary>
internal sealed class StressArguments
{
    private const int DefaultHumUv = 200;

    private readonly Option<string?> _noise = new("--noise") { Description = "Add this record's signal as noise, such as nstdb/ma: five minutes clean, then two noisy and two clean by turns.", HelpName = "RECORD" };
    private readonly Option<double?> _snr = Number("--snr", "DB", -40, 60, "Signal-to-noise ratio in the noisy stretches, as WFDB's nst defines it; 6 unless given");
    private readonly Option<double?> _hum = Number("--hum", "HZ", 1, 125, "Add mains hum of this frequency");
    private readonly Option<int?> _humUv = CommonOptions.Whole("--hum-uv", "N", 1, 100_000, "Amplitude of the hum, \u00B5V from zero to peak; 200 unless given");
    private readonly Option<bool> _invert = new("--invert") { Description = "Turn the signal upside down, as swapped electrodes do." };
    private readonly Option<double?> _gain = Number("--gain", "X", 0, StressOptions.MostGain, "Multiply the signal with this");

    internal void AddTo(Command command)
    {
        command.Add(_noise);
        command.Add(_snr);
        command.Add(_hum);
        command.Add(_humUv);
        command.Add(_invert);
        command.Add(_gain);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="UsageException">An option lacks the one that it belongs to.</exception>
    internal StressOptions Read(ParseResult parsed)
    {
        string? noise = parsed.GetValue(_noise);
        if (noise is null && parsed.GetValue(_snr) is not null)
        {
            throw new UsageException("--snr says how strong noise is: give the record of it with --noise.");
        }
        if (parsed.GetValue(_hum) is null && parsed.GetValue(_humUv) is not null)
        {
            throw new UsageException("--hum-uv says how strong hum is: give its frequency with --hum.");
        }
        return new StressOptions(
            noise, parsed.GetValue(_snr) ?? 6, parsed.GetValue(_hum) ?? 0, parsed.GetValue(_humUv) ?? DefaultHumUv, parsed.GetValue(_invert), parsed.GetValue(_gain) ?? 1);
    }

    private static Option<double?> Number(string name, string unit, double least, double most, string description) => new(name)
    {
        Description = $"{description} ({least.ToString(CultureInfo.InvariantCulture)}..{most.ToString(CultureInfo.InvariantCulture)})",
        HelpName = unit,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most)
            {
                return value;
            }
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} {text} is out of range: give {least} to {most}, with a decimal point"));
            return null;
        },
    };
}
