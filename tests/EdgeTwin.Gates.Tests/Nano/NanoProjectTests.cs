using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EdgeTwin.Gates.Tests.Nano;

/// <summary>The board is built from the command line (SDK projects) and from an editor (nanoFramework's own, firmware/vs): both must be the same firmware.</summary>
public sealed class NanoProjectTests
{
    private static readonly Regex Hint = new(@"^\.\.\\packages\\(?<id>[A-Za-z].*?)\.(?<version>\d+\.\d+\.\d+)\\lib\\(?<assembly>.+)\.dll$");

    public static TheoryData<string> Projects => ["EdgeTwin.Core", "EdgeTwin.Twin", "EdgeTwin.Drivers", "EdgeTwin.Device", "EdgeTwin.App"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Both_kinds_of_project_compile_the_same_sources(string project)
    {
        // The SDK takes every C# file of the folder; so must the other, and neither may leave one out or add one beside the host's stand-ins.
        XElement[] included = [.. Elements(NfProject(project), "Compile")];
        Assert.Equal([$"../../{project}/**/*.cs", "../AssemblyInfo.cs"], included.Select(one => Slashes(one, "Include")));
        Assert.Equal($"../../{project}/bin/**;../../{project}/obj/**", Slashes(included[0], "Exclude"));
        Assert.All(Elements(SdkProject(project), "Compile"), one =>
        {
            Assert.StartsWith("../../sim-host/EdgeTwin.NanoShim/", Slashes(one, "Include"), StringComparison.Ordinal);
            Assert.Equal("'$(NanoFramework)' != 'true'", (string?)one.Parent!.Attribute("Condition"));
        });
        Assert.DoesNotContain(Elements(SdkProject(project), "EnableDefaultCompileItems"), _ => true);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Both_kinds_of_project_build_on_the_same_projects(string project) =>
        Assert.Equal(
            [.. ProjectsOf(SdkProject(project)).Where(name => name != "EdgeTwin.NanoShim").Order(StringComparer.Ordinal)],
            ProjectsOf(NfProject(project)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Packages_are_the_pinned_ones(string project)
    {
        Dictionary<string, string> pinned = Pinned();
        Dictionary<string, string> listed = Listed(project);
        Assert.NotEmpty(listed);
        Assert.All(listed, package => Assert.Equal((package.Key, pinned.GetValueOrDefault(package.Key)), (package.Key, package.Value)));
        IEnumerable<string> needed = Elements(SdkProject(project), "PackageReference").Select(one => (string)one.Attribute("Include")!).Append("nanoFramework.CoreLibrary");
        Assert.All(needed, name => Assert.Contains(name, listed.Keys));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_listed_package_is_referenced_in_its_version(string project)
    {
        Match[] hints = [.. Elements(NfProject(project), "HintPath").Select(one => Hint.Match(one.Value))];
        Assert.All(hints, hint => Assert.True(hint.Success));
        Assert.Equal(
            [.. Listed(project).Select(package => $"{package.Key} {package.Value}").Order(StringComparer.Ordinal)],
            hints.Select(hint => $"{hint.Groups["id"]} {hint.Groups["version"]}").Distinct().Order(StringComparer.Ordinal));
        Assert.All(Elements(NfProject(project), "Reference"), one =>
            Assert.Equal((string?)one.Attribute("Include"), Hint.Match(one.Elements().Single().Value).Groups["assembly"].Value));
    }

    [Fact]
    public void Every_pinned_package_of_the_board_is_used_somewhere()
    {
        HashSet<string> used = [.. Projects.SelectMany(row => Listed(row.Data).Keys)];
        // These two build and test, and never reach a board.
        Assert.Equal(
            ["nanoFramework.TestFramework", "nanoFramework.Tools.MetadataProcessor.MsBuildTask"],
            Pinned().Keys.Where(name => name.StartsWith("nanoFramework.", StringComparison.Ordinal) && !used.Contains(name)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("firmware/EdgeTwin.Firmware.sln", "csproj")]
    [InlineData("firmware/vs/EdgeTwin.Firmware.sln", "nfproj")]
    public void The_solutions_hold_every_project_of_the_board(string solution, string kind)
    {
        string text = File.ReadAllText(Path.Combine(Checkout.Root, solution));
        Assert.All(Projects, row => Assert.Contains($"{row.Data}.{kind}\"", text));
        Assert.DoesNotContain("NanoShim", text);
    }

    private static string SdkProject(string project) => Path.Combine(Checkout.Root, "firmware", project, project + ".csproj");

    private static string NfProject(string project) => Path.Combine(Checkout.Root, "firmware", "vs", project, project + ".nfproj");

    private static IEnumerable<XElement> Elements(string file, string name) => XDocument.Load(file).Descendants().Where(one => one.Name.LocalName == name);

    private static string Slashes(XElement element, string attribute) => ((string?)element.Attribute(attribute) ?? "").Replace('\\', '/');

    private static IEnumerable<string> ProjectsOf(string file) => Elements(file, "ProjectReference").Select(one => Path.GetFileNameWithoutExtension(Slashes(one, "Include")));

    private static Dictionary<string, string> Pinned() =>
        Elements(Path.Combine(Checkout.Root, "Directory.Packages.props"), "PackageVersion").ToDictionary(one => (string)one.Attribute("Include")!, one => (string)one.Attribute("Version")!);

    private static Dictionary<string, string> Listed(string project) =>
        Elements(Path.Combine(Checkout.Root, "firmware", "vs", project, "packages.config"), "package").ToDictionary(one => (string)one.Attribute("id")!, one => (string)one.Attribute("version")!);
}
