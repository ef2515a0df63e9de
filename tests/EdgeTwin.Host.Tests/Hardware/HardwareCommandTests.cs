using System.Text.Json;
using EdgeTwin.Host.Hardware;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Hardware;

public sealed class HardwareCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_files_in_the_tree_are_what_the_command_makes()
    {
        CommandRun run = CommandRun.Of("hardware", "--plan", HardwareTree.PlanFile, "--check");
        Assert.True(run.ExitCode == ExitCode.Done, $"run `edgetwin hardware`: {run.Out}{run.Error}");
        Assert.Contains("All as the plan has it.", run.Out);
    }

    [Fact]
    public void What_is_written_is_what_check_asks_for()
    {
        string file = HardwareTree.Copy(_bench);
        Assert.Equal(ExitCode.ThresholdMissed, CommandRun.Of("hardware", "--plan", file, "--check").ExitCode);
        Assert.Equal(["README.md", "boards.json"], _bench.Files());
        Assert.Equal(ExitCode.Done, CommandRun.Of("hardware", "--plan", file).ExitCode);
        Assert.Equal(ExitCode.Done, CommandRun.Of("hardware", "--plan", file, "--check").ExitCode);
        Assert.Equal(HardwareTree.Text("pinmap.csv"), File.ReadAllText(_bench.In("pinmap.csv")));
        Assert.DoesNotContain(_bench.Files(), name => name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pinmap.csv")]
    [InlineData("bom.csv")]
    [InlineData("wiring-m5stack-core2.svg")]
    public void Check_names_the_file_that_drifted_and_leaves_it(string name)
    {
        string file = HardwareTree.Copy(_bench);
        CommandRun.Of("hardware", "--plan", file);
        File.AppendAllText(_bench.In(name), "x");
        CommandRun run = CommandRun.Of("hardware", "--plan", file, "--check");
        Assert.Equal(ExitCode.ThresholdMissed, run.ExitCode);
        Assert.Contains($"drifted  {_bench.In(name)}", run.Out);
        Assert.Contains("1 file not as the plan has it", run.Out);
        Assert.EndsWith("x", File.ReadAllText(_bench.In(name)));
    }

    [Fact]
    public void A_price_that_changes_drifts_table_and_read_me_and_no_picture()
    {
        CommandRun.Of("hardware", "--plan", HardwareTree.Copy(_bench));
        string readme = File.ReadAllText(_bench.In("README.md"));
        string file = HardwareTree.Copy(_bench, root => root["parts"]!.AsArray().Single(part => (string?)part!["id"] == "max30003")!["usd"] = 41.5);
        CommandRun run = CommandRun.Of("hardware", "--plan", file, "--check");
        string[] drifted = [.. run.Out.Split('\n').Where(line => line.Contains("drifted", StringComparison.Ordinal)).Select(line => Path.GetFileName(line.TrimEnd()))];
        Assert.Equal(["bom.csv", "README.md"], drifted);
        CommandRun.Of("hardware", "--plan", file);
        Assert.NotEqual(readme, File.ReadAllText(_bench.In("README.md")));
    }

    [Fact]
    public void Line_ends_of_another_system_are_no_drift()
    {
        string file = HardwareTree.Copy(_bench);
        CommandRun.Of("hardware", "--plan", file);
        File.WriteAllText(_bench.In("bom.csv"), File.ReadAllText(_bench.In("bom.csv")).ReplaceLineEndings("\r\n"));
        Assert.Equal(ExitCode.Done, CommandRun.Of("hardware", "--plan", file, "--check").ExitCode);
    }

    [Fact]
    public void One_board_is_its_picture_pins_and_parts()
    {
        CommandRun run = CommandRun.Of("hardware", "--plan", HardwareTree.PlanFile, "--out", _bench.Folder, "--board", "m5stack-core2");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(["wiring-m5stack-core2.svg"], _bench.Files());
        BoardPlan board = HardwareTree.Plan.Boards.Single(one => one.Name == "m5stack-core2");
        Assert.All(Wiring.PinsOf(board), wire => Assert.Contains($"GPIO{wire.Pin.Gpio} ", run.Out));
        Assert.Contains("nanoff --target M5Core2", run.Out);
        CommandRun unknown = CommandRun.Of("hardware", "--plan", HardwareTree.PlanFile, "--board", "uno");
        Assert.Equal(ExitCode.Usage, unknown.ExitCode);
        Assert.Contains("esp32-devkitc", unknown.Error);
    }

    [Fact]
    public void Json_is_one_document_with_pins_and_totals()
    {
        CommandRun run = CommandRun.Of("hardware", "--plan", HardwareTree.Copy(_bench), "--json");
        using JsonDocument document = JsonDocument.Parse(run.Out);
        JsonElement root = document.RootElement;
        Assert.Equal("edgetwin.hardware/1", root.GetProperty("schema").GetString());
        Assert.Equal(_bench.Files().Where(name => name != "boards.json").Order(StringComparer.Ordinal),
            root.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetProperty("file").GetString()!)).Order(StringComparer.Ordinal));
        JsonElement[] boards = [.. root.GetProperty("boards").EnumerateArray()];
        Assert.Equal(HardwareTree.Plan.Boards.Select(board => (board.Name, board.TotalUsd)), boards.Select(board => (board.GetProperty("name").GetString()!, board.GetProperty("totalUsd").GetDecimal())));
        Assert.All(boards, board => Assert.Equal(board.GetProperty("totalUsd").GetDecimal(), board.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("usd").GetDecimal())));
    }

    [Fact]
    public void A_read_me_without_a_place_for_the_totals_is_refused_and_nothing_is_written()
    {
        string file = HardwareTree.Copy(_bench);
        File.WriteAllText(_bench.In("README.md"), "# Mine\n");
        CommandRun run = CommandRun.Of("hardware", "--plan", file);
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("README.md: has no place for the totals; put the lines", run.Error);
        Assert.Equal(["README.md", "boards.json"], _bench.Files());
    }
}
