using EdgeTwin.Gates.Tests.Api;
using EdgeTwin.Gates.Tests.Il;
using EdgeTwin.Gates.Tests.Source;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Mono.Cecil;

namespace EdgeTwin.Gates.Tests;

/// <summary>Runs the gates over a few lines of firmware.</summary>
internal static class Snippet
{
    private static readonly NanoApi Api = NanoApi.Load();

    internal static IReadOnlyList<Violation> CheckIl(string source, bool allowFloat = false)
    {
        CSharpCompilation compilation = SourceGate.Compile([("Snippet.cs", source)]);
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        using ModuleDefinition module = ModuleDefinition.ReadModule(image);
        return new IlGate(Api, _ => false, allowFloat).Check(module);
    }

    internal static IReadOnlyList<Violation> CheckSource(string source) => SourceGate.Check(SourceGate.Compile([("Snippet.cs", source)]));
}
