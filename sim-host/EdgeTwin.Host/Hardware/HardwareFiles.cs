using EdgeTwin.Host.Output;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Hardware;

/// <summary>A file that is made from the plan, and how the one on the disk compares.</summary>
/// <param name="Path">Where it belongs.</param>
/// <param name="Content">What it must hold.</param>
/// <param name="State"><c>current</c>, <c>drifted</c> or <c>missing</c>, before anything is written.</param>
internal sealed record HardwareFile(string Path, string Content, string State)
{
    /// <summary>True where the disk has it already.</summary>
    internal bool IsCurrent => State == "current";
}

/// <summary>The files that are made from boards.json.</summary>
internal static class HardwareFiles
{
    private const string Readme = "README.md";

    /// <summary>Makes them in memory, and looks at those on the disk.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">Where they belong.</param>
    /// <param name="only">One board, for its picture alone; null for all.</param>
    /// <exception cref="InputException">The read-me beside the plan is missing or has no place for the totals.</exception>
    internal static IReadOnlyList<HardwareFile> Make(HardwarePlan plan, string folder, BoardPlan? only)
    {
        IEnumerable<(string Name, string Content)> files = (only is null ? plan.Boards : [only]).Select(board => ($"wiring-{board.Name}.svg", WiringDrawing.Draw(plan, board)));
        if (only is null)
        {
            string readme = Path.Combine(Path.GetDirectoryName(plan.File) ?? "", Readme);
            string text = Existing(readme) ?? throw new InputException(readme, "", "is missing", "it stands beside boards.json in a checkout");
            files = files.Concat([("pinmap.csv", HardwareTables.PinMap(plan)), ("bom.csv", HardwareTables.Bom(plan)), (Readme, HardwareTables.WithTotals(readme, text, plan))]);
        }
        return [.. files.Select(file => Compared(Path.Combine(folder, file.Name), file.Content))];
    }

    private static HardwareFile Compared(string path, string content) =>
        new(path, content, Existing(path) switch { null => "missing", { } text when text == content => "current", _ => "drifted" });

    // A checkout on Windows may have other line ends: that is no drift.
    private static string? Existing(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, "", $"cannot be read ({refused.Message.TrimEnd('.')})", "choose a folder that you may read");
        }
    }

    /// <summary>Writes what the disk does not have.</summary>
    internal static void Write(IEnumerable<HardwareFile> files)
    {
        foreach (HardwareFile file in files.Where(file => !file.IsCurrent))
        {
            OutputFile.WriteText(file.Path, file.Content);
        }
    }
}
