using System.Xml.Linq;
using Mono.Cecil;

namespace EdgeTwin.Gates.Tests.House;

public sealed class ImportTests
{
    [Fact]
    public void Every_project_file_keeps_to_the_rules()
    {
        string[] projects = [.. Checkout.Projects("firmware"), .. Checkout.Projects("sim-host")];
        Assert.NotEmpty(projects);
        Violation[] found = [.. projects.SelectMany(p => ImportGate.CheckProject(Path.GetFileNameWithoutExtension(p), Checkout.Relative(p), XDocument.Load(p)))];
        Assert.True(found.Length == 0, string.Join<Violation>('\n', found));
    }

    [Fact]
    public void Every_compiled_assembly_keeps_to_the_rules()
    {
        List<Violation> found = [];
        foreach (string project in Checkout.FirmwareProjects.Concat(Checkout.SimHostProjects))
        {
            string file = project == "EdgeTwin.Host" ? "edgetwin.dll" : project + ".dll";
            using ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, file));
            found.AddRange(ImportGate.CheckTypes(project, ImportGate.TypesNamedBy(module)));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void Firmware_source_names_nothing_of_the_host()
    {
        string[] found = [.. Checkout.Sources("firmware").Where(f => NamesTheHost(File.ReadAllText(f))).Select(Checkout.Relative)];
        Assert.Empty(found);
        Assert.True(NamesTheHost("using EdgeTwin.Simulation.Parts;"));
    }

    [Theory]
    [InlineData("EdgeTwin.Core", "../EdgeTwin.Device/EdgeTwin.Device.csproj", "references EdgeTwin.Device")]
    [InlineData("EdgeTwin.Drivers", "../EdgeTwin.Core/EdgeTwin.Core.csproj", "references EdgeTwin.Core")]
    [InlineData("EdgeTwin.NanoShim", "..\\EdgeTwin.Recordings\\EdgeTwin.Recordings.csproj", "references EdgeTwin.Recordings")]
    [InlineData("EdgeTwin.Simulation", "../../firmware/EdgeTwin.Core/EdgeTwin.Core.csproj", "references EdgeTwin.Core")]
    [InlineData("EdgeTwin.Unheard", "", "has no line in ImportRules")]
    public void A_project_that_breaks_a_rule_is_found(string project, string reference, string expected)
    {
        XDocument file = XDocument.Parse($"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>");
        Assert.Contains(ImportGate.CheckProject(project, "file", file), v => v.What.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_package_is_found_unless_it_is_for_the_board()
    {
        XDocument open = XDocument.Parse("<Project><ItemGroup><PackageReference Include=\"P\" /></ItemGroup></Project>");
        XDocument board = XDocument.Parse("<Project><ItemGroup Condition=\"'$(NanoFramework)' == 'true'\"><PackageReference Include=\"P\" /></ItemGroup></Project>");
        Assert.Single(ImportGate.CheckProject("EdgeTwin.Drivers", "file", open));
        Assert.Empty(ImportGate.CheckProject("EdgeTwin.Drivers", "file", board));
    }

    [Fact]
    public void Of_a_project_open_by_one_namespace_other_types_are_found()
    {
        (string, string, string)[] named =
        [
            ("EdgeTwin.Device", "EdgeTwin.Device.Ports.IClock", "EdgeTwin.Device.Ports"),
            ("EdgeTwin.Device", "EdgeTwin.Device.Log.EventLog", "EdgeTwin.Device.Log"),
            ("System.Runtime", "System.Object", "System"),
        ];
        Violation found = Assert.Single(ImportGate.CheckTypes("EdgeTwin.Simulation", named));
        Assert.Contains("EventLog", found.What, StringComparison.Ordinal);
    }

    private static bool NamesTheHost(string source) => ImportRules.ClosedToFirmware.Any(source.Contains);

}
