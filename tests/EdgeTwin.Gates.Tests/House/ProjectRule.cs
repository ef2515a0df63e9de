namespace EdgeTwin.Gates.Tests.House;

/// <summary>What one project may name.</summary>
/// <param name="MayName">Projects of ours; <c>Project#Namespace</c> narrows it to the types of one namespace and those below.</param>
/// <param name="AllowsPackages">True where packages may be referenced without a condition.</param>
internal sealed record ProjectRule(string[] MayName, bool AllowsPackages)
{
    internal bool AllowsProject(string project) => MayName.Any(m => m.Split('#')[0] == project);

    internal bool AllowsType(string project, string typeNamespace) => MayName.Select(m => m.Split('#')).Any(parts =>
        parts[0] == project && (parts.Length == 1 || typeNamespace == parts[1] || typeNamespace.StartsWith(parts[1] + ".", StringComparison.Ordinal)));
}
