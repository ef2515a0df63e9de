using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeTwin.Host.Bom;

/// <summary>
/// A bill of materials as CycloneDX 1.6 JSON (ECMA-424). Without time stamp and serial number, which the specification leaves open: the same packages give the same file.
/// </summary>
internal static class CycloneDx
{
    private const string Host = "edgetwin";
    private const string Firmware = "edgetwin-firmware";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document.</summary>
    /// <param name="version">EdgeTwin's version.</param>
    /// <param name="packages">All packages.</param>
    /// <param name="hostNeeds">References of those that the host names itself.</param>
    internal static string Write(string version, IReadOnlyList<SbomComponent> packages, IReadOnlyList<string> hostNeeds)
    {
        JsonObject document = new()
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = Own("application", Host, version) },
            ["components"] = new JsonArray([Own("firmware", Firmware, version), .. packages.Select(Component)]),
            ["dependencies"] = new JsonArray(
            [
                Dependency(Host, [Firmware, .. hostNeeds]),
                Dependency(Firmware, packages.Where(one => one.Use == SbomUse.Firmware).Select(one => one.Reference)),
                .. packages.Where(one => one.Needs.Count > 0).Select(one => Dependency(one.Reference, one.Needs)),
            ]),
        };
        return document.ToJsonString(Json).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Own(string type, string name, string version) => new()
    {
        ["type"] = type,
        ["bom-ref"] = name,
        ["name"] = name,
        ["version"] = version,
        ["licenses"] = Licences("MIT"),
    };

    private static JsonObject Component(SbomComponent package)
    {
        JsonObject component = new()
        {
            ["type"] = "library",
            ["bom-ref"] = package.Reference,
            ["name"] = package.Name,
            ["version"] = package.Version,
            // "excluded" is CycloneDX's word for what builds and tests and is not in the product.
            ["scope"] = package.Use == SbomUse.Development ? "excluded" : "required",
        };
        if (package.Sha512 is not null)
        {
            component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = package.Sha512 });
        }
        if (package.Licence is not null)
        {
            component["licenses"] = Licences(package.Licence);
        }
        component["purl"] = package.Reference;
        return component;
    }

    // One licence by its SPDX id, or an expression of several.
    private static JsonArray Licences(string expression) =>
        expression.Contains(' ') ? new JsonArray(new JsonObject { ["expression"] = expression }) : new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = expression } });

    private static JsonObject Dependency(string reference, IEnumerable<string> needs) => new()
    {
        ["ref"] = reference,
        ["dependsOn"] = new JsonArray([.. needs.Select(need => (JsonNode)need)]),
    };
}
