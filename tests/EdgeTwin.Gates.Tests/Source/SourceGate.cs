using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EdgeTwin.Gates.Tests.Source;

/// <summary>Finds what only the source tells: constructs that leave no trace in IL, and bus results that nobody looks at.</summary>
internal static class SourceGate
{
    private static readonly CSharpParseOptions NanoLanguage = new(LanguageVersion.CSharp9, DocumentationMode.Parse);

    internal static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, Predicate<string>? leaveOut = null)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<MetadataReference> references = trusted.Split(Path.PathSeparator)
            .Where(p => leaveOut is null || !leaveOut(Path.GetFileNameWithoutExtension(p)))
            .Select(p => MetadataReference.CreateFromFile(p));
        return CSharpCompilation.Create(
            "EdgeTwin.Snippet",
            sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, NanoLanguage, s.Path)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
    }

    internal static IReadOnlyList<Violation> Check(CSharpCompilation compilation)
    {
        List<Violation> found = [];
        foreach (Diagnostic error in compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS5001"))
        {
            found.Add(new Violation(Where(error.Location), error.GetMessage(null), "write what C# 9 compiles"));
        }
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            ConstructWalker constructs = new(compilation.GetSemanticModel(tree), found);
            constructs.Visit(tree.GetRoot());
            BusResultWalker results = new(compilation.GetSemanticModel(tree), found);
            results.Visit(tree.GetRoot());
        }
        return found;
    }

    internal static string Where(Location location)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        return $"{span.Path}:{span.StartLinePosition.Line + 1}";
    }
}
