namespace EdgeTwin.Host.Bom;

/// <summary>A package that EdgeTwin is made of or made with.</summary>
/// <param name="Name">Its id on NuGet.</param>
/// <param name="Version">Its version.</param>
/// <param name="Use">What it is for.</param>
internal sealed record SbomComponent(string Name, string Version, SbomUse Use)
{
    /// <summary>SHA-512 of the package, hexadecimal; null where it was not restored.</summary>
    internal string? Sha512 { get; init; }

    /// <summary>Its licence as an SPDX expression; null where the package does not say one.</summary>
    internal string? Licence { get; init; }

    /// <summary>Packages that it needs, as their references.</summary>
    internal IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Its package URL, which is its reference too.</summary>
    internal string Reference => ReferenceOf(Name, Version);

    /// <summary>The package URL of a NuGet package.</summary>
    internal static string ReferenceOf(string name, string version) => $"pkg:nuget/{name}@{Uri.EscapeDataString(version)}";
}
