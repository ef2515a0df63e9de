using System.Text.Json.Nodes;
using EdgeTwin.Host.Hardware;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Hardware;

/// <summary>The hardware folder of the checkout, and copies of it to spoil.</summary>
internal static class HardwareTree
{
    internal static string Folder { get; } = Path.Combine(Traces.Checkout, "hardware");

    internal static string PlanFile { get; } = Path.Combine(Folder, "boards.json");

    internal static HardwarePlan Plan { get; } = PlanReader.Read(PlanFile);

    internal static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");

    /// <summary>Rows of a CSV file below its head, each by the head's names.</summary>
    internal static IReadOnlyList<Dictionary<string, string>> Csv(string name)
    {
        string[] lines = Text(name).TrimEnd('\n').Split('\n');
        string[] head = Cells(lines[0]);
        return [.. lines.Skip(1).Select(line => head.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>A copy of boards.json and the read-me in <paramref name="bench"/>, with one change.</summary>
    internal static string Copy(Workbench bench, Action<JsonNode>? change = null)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(PlanFile))!;
        change?.Invoke(root);
        string file = bench.In("boards.json");
        File.WriteAllText(file, root.ToJsonString());
        File.WriteAllText(bench.In("README.md"), Text("README.md"));
        return file;
    }

    // No cell of ours has a line break in it.
    private static string[] Cells(string line)
    {
        List<string> cells = [""];
        bool isQuoted = false;
        for (int at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && isQuoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cells[^1] += line[at++];
            }
            else if (line[at] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[at] == ',' && !isQuoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += line[at];
            }
        }
        return [.. cells];
    }
}
