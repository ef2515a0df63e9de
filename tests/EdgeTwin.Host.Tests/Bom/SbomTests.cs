using System.Text.Json;
using System.Xml.Linq;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Bom;

public sealed class SbomTests
{
    private static readonly string File = Path.Combine(Traces.Checkout, "docs", "sbom.cdx.json");

    [Fact]
    public void The_file_in_the_tree_is_what_the_command_makes()
    {
        CommandRun run = CommandRun.Of("sbom", "--checkout", Traces.Checkout);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.True(run.Out == System.IO.File.ReadAllText(File).ReplaceLineEndings("\n"), "packages changed: run `edgetwin sbom --out docs/sbom.cdx.json`");
    }

    [Fact]
    public void Every_pinned_package_is_in_it_with_its_version()
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        HashSet<string> listed = [.. document.RootElement.GetProperty("components").EnumerateArray().Select(one => $"{Text(one, "name")} {Text(one, "version")}")];
        (string?, string?)[] pinned = [.. XDocument.Load(Path.Combine(Traces.Checkout, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(one => ((string?)one.Attribute("Include"), (string?)one.Attribute("Version")))];
        Assert.NotEmpty(pinned);
        Assert.All(pinned, package => Assert.Contains($"{package.Item1} {package.Item2}", listed));
    }

    [Fact]
    public void It_has_what_CycloneDX_1_6_requires_and_its_references_lead_somewhere()
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        JsonElement root = document.RootElement;
        Assert.Equal(("CycloneDX", "1.6", 1), (Text(root, "bomFormat"), Text(root, "specVersion"), root.GetProperty("version").GetInt32()));
        JsonElement[] components = [root.GetProperty("metadata").GetProperty("component"), .. root.GetProperty("components").EnumerateArray()];
        string[] references = [.. components.Select(one => Text(one, "bom-ref"))];
        Assert.Equal(references.Length, references.Distinct().Count());
        foreach (JsonElement one in components)
        {
            Assert.Contains(Text(one, "type"), (string[])["application", "firmware", "library"]);
            Assert.NotEmpty(Text(one, "name"));
            if (Text(one, "type") == "library")
            {
                Assert.Equal($"pkg:nuget/{Text(one, "name")}@{Text(one, "version")}", Text(one, "purl"));
                Assert.Contains(Text(one, "scope"), (string[])["required", "excluded"]);
            }
            if (one.TryGetProperty("hashes", out JsonElement hashes))
            {
                Assert.Matches("^[0-9a-f]{128}$", Text(Assert.Single(hashes.EnumerateArray()), "content"));
            }
        }
        JsonElement[] dependencies = [.. root.GetProperty("dependencies").EnumerateArray()];
        Assert.Equal(dependencies.Length, dependencies.Select(one => Text(one, "ref")).Distinct().Count());
        Assert.All(dependencies, one => Assert.Contains(Text(one, "ref"), references));
        Assert.All(dependencies.SelectMany(one => one.GetProperty("dependsOn").EnumerateArray()), need => Assert.Contains(need.GetString(), references));
        Assert.Contains("pkg:nuget/MQTTnet@", string.Concat(dependencies[0].GetProperty("dependsOn").EnumerateArray().Select(need => need.GetString())));
    }

    [Fact]
    public void A_folder_that_is_no_checkout_is_said_to_be_none()
    {
        using Workbench bench = new();
        CommandRun run = CommandRun.Of("sbom", "--checkout", bench.Folder);
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("--checkout", run.Error);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
