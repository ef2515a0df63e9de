using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Gates.Tests;

/// <summary>The tree under test.</summary>
internal static class Checkout
{
    internal static string Root => Traces.Checkout;

    /// <summary>Names of firmware's projects, which are their assemblies' names.</summary>
    internal static IReadOnlyList<string> FirmwareProjects { get; } = ProjectNames("firmware");

    internal static IReadOnlyList<string> SimHostProjects { get; } = ProjectNames("sim-host");

    /// <summary>Source files of a folder, build output left out.</summary>
    internal static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Where(f => !IsOutput(f)).Order(StringComparer.Ordinal);

    internal static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories).Where(f => !IsOutput(f)).Order(StringComparer.Ordinal);

    internal static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string[] ProjectNames(string folder) => [.. Projects(folder).Select(p => Path.GetFileNameWithoutExtension(p))];

    private static bool IsOutput(string path) => Relative(path).Split('/').Any(part => part is "bin" or "obj");
}
