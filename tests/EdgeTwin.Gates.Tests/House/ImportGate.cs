using System.Xml.Linq;
using Mono.Cecil;

namespace EdgeTwin.Gates.Tests.House;

/// <summary>Holds project files and compiled assemblies to <see cref="ImportRules"/>.</summary>
internal static class ImportGate
{
    internal static IEnumerable<Violation> CheckProject(string project, string where, XDocument file)
    {
        if (ImportRules.Find(project) is not { } rule)
        {
            yield return new Violation(where, $"{project} has no line in ImportRules", "add one: who may it name?");
            yield break;
        }
        foreach (XElement reference in file.Descendants("ProjectReference"))
        {
            string path = ((string?)reference.Attribute("Include") ?? "").Replace('\\', '/');
            string named = Path.GetFileNameWithoutExtension(path);
            if (!rule.AllowsProject(named))
            {
                yield return new Violation(where, $"{project} references {named}", "turn the dependency round, or go through a port");
            }
        }
        foreach (XElement package in file.Descendants("PackageReference").Where(_ => !rule.AllowsPackages))
        {
            bool isForTheBoard = package.AncestorsAndSelf().Any(e => ((string?)e.Attribute("Condition") ?? "").Contains("NanoFramework", StringComparison.Ordinal));
            if (!isForTheBoard)
            {
                yield return new Violation(where, $"{project} references the package {(string?)package.Attribute("Include")}", "packages belong to the host");
            }
        }
    }

    internal static IEnumerable<Violation> CheckTypes(string project, IEnumerable<(string Assembly, string Type, string Namespace)> named)
    {
        ProjectRule? rule = ImportRules.Find(project);
        return named
            .Where(t => t.Assembly.StartsWith("EdgeTwin.", StringComparison.Ordinal) && rule?.AllowsType(t.Assembly, t.Namespace) != true)
            .Select(t => new Violation(project, $"{project} names {t.Type} of {t.Assembly}", "turn the dependency round, or go through a port"));
    }

    internal static IReadOnlyList<(string Assembly, string Type, string Namespace)> TypesNamedBy(ModuleDefinition module) =>
        [.. module.GetTypeReferences().Select(t => (Scope(t), t.FullName, Outermost(t).Namespace))];

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static string Scope(TypeReference type) => Outermost(type).Scope is AssemblyNameReference name ? name.Name : type.Module.Assembly.Name.Name;
}
