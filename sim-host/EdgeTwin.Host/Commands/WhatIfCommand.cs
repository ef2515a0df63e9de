using System.CommandLine;
using System.Globalization;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Reports;
using EdgeTwin.Host.Twins;
using EdgeTwin.Host.WhatIf;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin whatif</c>.</summary>
internal static class WhatIfCommand
{
    private const double UsualForS = 180;
    private const double UsualRampS = 30;

    internal static Command Build(CommandContext context)
    {
        Argument<string> record = new("RECORD|TWIN.json") { Description = "A recording (WFDB header, EDF+, CSV or a text of RR intervals), or a twin that a device told." };
        Option<string?> signal = CommonOptions.Signal();
        Option<string> annotator = new("--annotator") { Description = "Annotations that tell the beats, where the record has them; else the beats that the device finds.", HelpName = "NAME", DefaultValueFactory = _ => "atr" };
        Option<double?> rate = Number("--hr", "BPM", 25, 200, "Move the heart rate there");
        Option<double?> st = Number("--st", "UV", -1000, 1000, "Shift the ST segment by so much");
        Option<double?> pvc = Number("--pvc", "N", 1, 60, "Put in so many ventricular beats a minute");
        Option<bool> af = new("--af") { Description = "Atrial fibrillation for the time of --for, at the wearer's rate or that of --hr." };
        Option<double?> pause = Number("--pause", "S", 0.5, 30, "No beat for so long, s");
        Option<bool> drying = new("--lead-drying") { Description = "An electrode dries: the heart grows small, mains, wander and noise grow." };
        Option<double?> noise = Number("--noise-uv", "UV", 1, 5000, "Muscle noise, uV RMS");
        Option<double?> spo2 = Number("--spo2", "PERCENT", 50, 96, "Let the oxygen saturation fall there; the pulse wave is made");
        Option<double?> at = Number("--at", "S", 0, 864000, $"Where it begins, s of the record; {WhatIfPlan.UsualAtS} unless given, earlier in a short record");
        Option<double?> ramp = Number("--ramp", "S", 1, 3600, $"Time to get there, and to come back, s; {UsualRampS} unless given");
        Option<double?> hold = Number("--for", "S", 1, 36000, $"Time that it stays, s; {UsualForS} unless given");
        Option<int?> seed = CommonOptions.Whole("--seed", "N", 0, int.MaxValue, "Seed of what is drawn: the same gives the same; 1 unless given");
        Option<bool> json = CommonOptions.Json();
        Option<string?> html = CommonOptions.Html();
        Command command = new("whatif", Help.WhatIf) { record, signal, annotator, rate, st, pvc, af, pause, drying, noise, spo2, at, ramp, hold, seed, json, html };
        command.SetAction(parsed =>
        {
            double rampS = parsed.GetValue(ramp) ?? UsualRampS;
            double forS = parsed.GetValue(hold) ?? UsualForS;
            (EditKind Kind, double? Size)[] given =
            [
                (EditKind.Rate, parsed.GetValue(rate)), (EditKind.St, parsed.GetValue(st)), (EditKind.Pvc, parsed.GetValue(pvc)), (EditKind.Af, parsed.GetValue(af) ? forS : null),
                (EditKind.Pause, parsed.GetValue(pause)), (EditKind.Drying, parsed.GetValue(drying) ? 100 : null), (EditKind.Noise, parsed.GetValue(noise)), (EditKind.Spo2, parsed.GetValue(spo2)),
            ];
            Edit[] edits = [.. given.Where(one => one.Size is not null and not 0).Select(one => new Edit(one.Kind, one.Size!.Value))];
            if (edits.Length == 0)
            {
                throw new UsageException("whatif needs a change: give one or more of --hr, --st, --pvc, --af, --pause, --lead-drying, --noise-uv, --spo2. See: edgetwin whatif --help");
            }
            string file = parsed.GetRequiredValue(record);
            ulong chance = (ulong)(parsed.GetValue(seed) ?? 1);
            Outcome outcome = context.WithProgress($"experimenting on {Path.GetFileName(file)}", progress =>
            {
                WhatIfHeart heart = TwinFile.IsOne(file)
                    ? TwinFile.Load(file).Heart(TwinFile.HeartS, chance, context.Cancellation)
                    : WhatIfHeart.Load(file, parsed.GetValue(signal), parsed.GetValue(annotator)!, context.Cancellation);
                WhatIfPlan plan = Plan(heart, new WhatIfPlan(edits, 0, rampS, forS, chance), parsed.GetValue(at));
                return new Experiment(heart, plan, context.Cancellation).Run(progress);
            });
            if (parsed.GetValue(html) is { } page)
            {
                OutputFile.WriteText(page, WhatIfReport.Write(outcome, context.Cancellation));
            }
            if (parsed.GetValue(json))
            {
                WhatIfText.WriteJson(context.Out, outcome);
            }
            else
            {
                WhatIfText.Write(context.Out, outcome);
            }
            return ExitCode.Done;
        });
        return command;
    }

    // Where it begins; refused where the record has no room for it.
    private static WhatIfPlan Plan(WhatIfHeart heart, WhatIfPlan plan, double? at)
    {
        bool needsStLevel = plan.Size(EditKind.St) is not null;
        double least = plan.LeastAtS;
        string need = needsStLevel ? "a minute before it in which the device learns the wearer's own ST level" : $"{least} s before it in which the device learns the beats";
        double room = plan.LatestAtS(heart);
        if (at is not null && (at < least || at > room))
        {
            throw new UsageException(FormattableString.Invariant($"--at {at:0.#} is out of place: the change takes {plan.LengthS:0.#} s and {need}, and {heart.Name} is {heart.LengthS:0.#} s long{(room < least ? "" : $", so give {least:0.#} to {Math.Floor(room):0}")}."));
        }
        if (plan.PlaceIn(heart) is not { } usual)
        {
            throw new InputException(heart.Name, "", FormattableString.Invariant($"it is {heart.LengthS:0.#} s long, too short for a change of {plan.LengthS:0.#} s and {need}"), "give a shorter --for or --ramp, or a longer recording");
        }
        return plan with { AtS = at ?? usual };
    }

    private static Option<double?> Number(string name, string unit, double least, double most, string description)
    {
        Option<double?> option = new(name)
        {
            Description = FormattableString.Invariant($"{description} ({least}..{most})"),
            HelpName = unit,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most)
                {
                    return value;
                }
                result.AddError(FormattableString.Invariant($"{name} {text} is out of range: give {least} to {most}, with a decimal point"));
                return null;
            },
        };
        return option;
    }
}
