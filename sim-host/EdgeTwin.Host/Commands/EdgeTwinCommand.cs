using System.CommandLine;
using EdgeTwin.Host.Output;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Commands;

/// <summary>The <c>edgetwin</c> command: its subcommands, and what every error turns into.</summary>
public static class EdgeTwinCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, CommandContext context)
    {
        bool isVerbose = false;
        try
        {
            Option<bool> verbose = new("--verbose") { Description = "With an internal error, show where it happened.", Recursive = true };
            RootCommand root = Build(context, verbose);
            ParseResult parsed = root.Parse(IsRunInShort(args) ? ["run", .. args] : args);
            isVerbose = parsed.GetValue(verbose);
            if (parsed.Errors.Count > 0)
            {
                throw new UsageException($"{parsed.Errors[0].Message.TrimEnd('.')}. See: edgetwin {CommandName(parsed)}--help");
            }
            return parsed.Invoke(new InvocationConfiguration { Output = context.Out, Error = context.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UsageException usage)
        {
            context.Error.WriteLine($"edgetwin: {usage.Message}");
            return ExitCode.Usage;
        }
        catch (InputException input)
        {
            context.Error.WriteLine($"edgetwin: {input.Message}");
            return ExitCode.Input;
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine("edgetwin: interrupted; nothing half-written is left.");
            return ExitCode.Interrupted;
        }
        catch (Exception defect)
        {
            string detail = isVerbose ? Environment.NewLine + defect : "";
            context.Error.WriteLine($"edgetwin: internal error ({defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}). "
                + $"Please report it with the command line, the record's name and what --verbose shows.{detail}");
            return ExitCode.Internal;
        }
    }

    private static RootCommand Build(CommandContext context, Option<bool> verbose)
    {
        RootCommand root = new(Help.Root);
        root.Add(verbose);
        root.Add(RunCommand.Build(context));
        root.Add(ReplayCommand.Build(context));
        root.Add(EvaluateCommand.Build(context));
        root.Add(LearnCommand.Build(context));
        root.Add(WhatIfCommand.Build(context));
        root.Add(ConvertCommand.Build(context));
        root.Add(TrainCommand.Build(context));
        root.Add(MeterCommand.Build(context));
        root.Add(CampaignCommand.Build(context));
        root.Add(PowerCommand.Build(context));
        root.Add(CollectCommand.Build(context));
        root.Add(ExportCommand.Build(context));
        root.Add(CertsCommand.Build(context));
        root.Add(ProvisionCommand.Build(context));
        root.Add(HardwareCommand.Build(context));
        root.Add(SbomCommand.Build(context));
        root.Add(DoctorCommand.Build(context));
        root.SetAction(_ => RunCommand.RunDefault(context));
        return root;
    }

    // No command is `run`, with its options too.
    private static bool IsRunInShort(string[] args) => args is [['-', ..], ..] and not ["--help" or "-h" or "-?" or "--version" or "--verbose", ..];

    private static string CommandName(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}
