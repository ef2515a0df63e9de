using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeTwin.Gates.Tests.House;

/// <summary>Holds a source file to the house's order: namespace = folder, one public type a file, 400 lines at most, nothing left to do.</summary>
internal static class StyleGate
{
    private const int MostLines = 400;

    // Written in two halves so that this file passes its own test.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:"];
    private static readonly string[] MachinePaths = ["/ho" + "me/", "/tm" + "p/", "/wo" + "rk/", "C:" + "\\Users"];

    /// <summary>
    /// The namespace of a folder. The project's folder is the root, but for two projects whose names the world gives: the drivers are
    /// fit to be contributed to nanoFramework.IoT.Device, and a folder of NanoShim that stands for a library bears its namespace.
    /// </summary>
    internal static string NamespaceOf(string[] folders) => folders switch
    {
        ["EdgeTwin.Drivers", .. var below] => string.Join('.', ["Iot", "Device", .. below]),
        // What NanoShim gives to be compiled into the firmware.
        ["EdgeTwin.NanoShim", "Source", .. var library] => string.Join('.', library),
        ["EdgeTwin.NanoShim", var library, ..] when library.StartsWith("System", StringComparison.Ordinal) || library.StartsWith("nanoFramework.", StringComparison.Ordinal)
            => string.Join('.', folders[1..]),
        _ => string.Join('.', folders),
    };

    /// <summary>What is out of order in one file.</summary>
    /// <param name="path">From the checkout's root, with slashes.</param>
    /// <param name="text">Its text.</param>
    internal static IEnumerable<Violation> Check(string path, string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        string[] parts = path.Split('/');
        string expected = NamespaceOf(parts[1..^1]);
        foreach (BaseNamespaceDeclarationSyntax declared in root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Where(n => n.Name.ToString() != expected))
        {
            yield return new Violation(path, $"namespace {declared.Name} is not its folder", $"write {expected}");
        }
        MemberDeclarationSyntax[] types = [.. root.DescendantNodes(n => n is not BaseTypeDeclarationSyntax).OfType<MemberDeclarationSyntax>()
            .Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && m.Modifiers.Any(SyntaxKind.PublicKeyword))];
        if (types.Length > 1)
        {
            yield return new Violation(path, $"{types.Length} public types", "one a file");
        }
        if (text.Count(c => c == '\n') > MostLines)
        {
            yield return new Violation(path, $"more than {MostLines} lines", "split it");
        }
        foreach (string word in Unfinished.Concat(MachinePaths).Where(w => text.Contains(w, StringComparison.Ordinal)))
        {
            yield return new Violation(path, $"holds {word}", "finish it, or write it so that it holds on every machine");
        }
    }
}
