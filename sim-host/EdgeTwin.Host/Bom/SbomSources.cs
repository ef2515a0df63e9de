using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Bom;

/// <summary>Finds the packages of a checkout: the pinned ones, what restoring the host resolved of them, and those that the firmware names.</summary>
/// <param name="checkout">The folder with Directory.Packages.props.</param>
internal sealed class SbomSources(string checkout)
{
    private const string NanoPrefix = "nanoFramework.";

    /// <summary>Packages of nanoFramework that build or test, and never reach a board.</summary>
    private static readonly string[] NanoTools = ["nanoFramework.TestFramework", "nanoFramework.Tools.MetadataProcessor.MsBuildTask"];

    private string Packages => Path.Combine(checkout, "Directory.Packages.props");

    private string Assets => Path.Combine(checkout, "sim-host", "EdgeTwin.Host", "obj", "project.assets.json");

    /// <summary>EdgeTwin's own version.</summary>
    /// <exception cref="InputException">It is not said.</exception>
    internal string Version()
    {
        string file = Path.Combine(checkout, "Directory.Build.props");
        return Load(file).Descendants("Version").FirstOrDefault()?.Value ?? throw new InputException(file, "Version", "is missing", "name the folder of a checkout");
    }

    /// <summary>All packages, each once, in the order of their names.</summary>
    /// <exception cref="InputException">A file is missing or broken.</exception>
    internal IReadOnlyList<SbomComponent> Read()
    {
        Dictionary<string, SbomComponent> found = Resolved().Concat(OnBoard()).DistinctBy(one => one.Reference).ToDictionary(one => one.Reference, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string version) in References(Load(Packages)))
        {
            SbomComponent pinned = new(name, version, UseOf(name, SbomUse.Development));
            found.TryAdd(pinned.Reference, pinned);
        }
        return [.. found.Values.OrderBy(one => one.Reference, StringComparer.Ordinal)];
    }

    /// <summary>References of what the host names itself.</summary>
    internal IReadOnlyList<string> HostNeeds()
    {
        using JsonDocument assets = ReadAssets();
        Dictionary<string, string> versions = VersionsOf(assets);
        JsonElement framework = assets.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject().First().Value;
        return framework.TryGetProperty("dependencies", out JsonElement needs) ? ReferencesOf(needs, versions) : [];
    }

    private List<SbomComponent> Resolved()
    {
        using JsonDocument assets = ReadAssets();
        Dictionary<string, string> versions = VersionsOf(assets);
        string[] folders = [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        JsonElement target = assets.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        List<SbomComponent> components = [];
        foreach (JsonProperty library in assets.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
        {
            string[] nameAndVersion = library.Name.Split('/');
            components.Add(new SbomComponent(nameAndVersion[0], nameAndVersion[1], SbomUse.Host)
            {
                Sha512 = Convert.ToHexStringLower(library.Value.GetProperty("sha512").GetBytesFromBase64()),
                Licence = LicenceOf(folders, library.Value.GetProperty("path").GetString()!, nameAndVersion[0]),
                Needs = target.GetProperty(library.Name).TryGetProperty("dependencies", out JsonElement needs) ? ReferencesOf(needs, versions) : [],
            });
        }
        return components;
    }

    // The firmware's packages stand in packages.config for Visual Studio and in project files for the command line.
    private IEnumerable<SbomComponent> OnBoard()
    {
        string[] patterns = ["packages.config", "*.props", "*.targets", "*.csproj"];
        IEnumerable<string> files = ((string[])["firmware", "tests"]).Select(name => Path.Combine(checkout, name)).Where(Directory.Exists)
            .SelectMany(folder => patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)))
            .Where(file => !Path.GetRelativePath(checkout, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "packages"));
        return files.Order(StringComparer.Ordinal).SelectMany(file => References(Load(file)))
            .Where(package => package.Name.StartsWith(NanoPrefix, StringComparison.OrdinalIgnoreCase))
            .Select(package => new SbomComponent(package.Name, package.Version, UseOf(package.Name, SbomUse.Firmware)) { Licence = "MIT" });
    }

    private static SbomUse UseOf(string name, SbomUse otherwise) =>
        NanoTools.Contains(name, StringComparer.OrdinalIgnoreCase) ? SbomUse.Development
            : name.StartsWith(NanoPrefix, StringComparison.OrdinalIgnoreCase) ? SbomUse.Firmware : otherwise;

    private static IEnumerable<(string Name, string Version)> References(XDocument file) =>
        from element in file.Descendants()
        where element.Name.LocalName is "PackageVersion" or "PackageReference" or "package"
        let name = (string?)element.Attribute("Include") ?? (string?)element.Attribute("id")
        let version = (string?)element.Attribute("Version") ?? (string?)element.Attribute("version")
        where name is not null && version is not null && !version.Contains('$')
        select (name, version);

    private static Dictionary<string, string> VersionsOf(JsonDocument assets) =>
        assets.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);

    private static string[] ReferencesOf(JsonElement needs, Dictionary<string, string> versions) =>
        [.. needs.EnumerateObject().Where(need => versions.ContainsKey(need.Name)).Select(need => SbomComponent.ReferenceOf(need.Name, versions[need.Name])).Order(StringComparer.Ordinal)];

    private static string? LicenceOf(string[] folders, string path, string name)
    {
        string? file = folders.Select(folder => Path.Combine(folder, path, name.ToLowerInvariant() + ".nuspec")).FirstOrDefault(File.Exists);
        return file is null ? null : Load(file).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")?.Value;
    }

    private JsonDocument ReadAssets()
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(Assets));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException(Assets, "", "is missing or broken", "name the folder of a checkout with --checkout, and run `dotnet restore` there first");
        }
    }

    private static XDocument Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or XmlException)
        {
            throw new InputException(file, "", $"cannot be read ({refused.Message.TrimEnd('.')})", "name the folder of a checkout with --checkout");
        }
    }
}
