using System.Globalization;
using System.Text;

namespace EdgeTwin.Host.Training;

/// <summary>Writes trained trees as a C# file of the firmware.</summary>
internal static class TableWriter
{
    /// <summary>The text of a file of trees, with line feeds alone, so that it is the same bytes everywhere.</summary>
    /// <param name="space">Namespace, which is the folder.</param>
    /// <param name="type">Name of the class that holds them and, with .cs, of the file.</param>
    /// <param name="summary">What they are, one sentence of plain text.</param>
    /// <param name="ensembles">Class, sentence and trees of each.</param>
    internal static string Write(string space, string type, string summary, params (string Name, string Summary, TreeTable Trees)[] ensembles)
    {
        StringBuilder text = new();
        text.Append("// Written by `edgetwin train`, do not edit: `edgetwin train --check` tells whether it is what the training gives.\nusing EdgeTwin.Core.Signal;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"namespace {space}\n{{\n    /// <summary>{summary}</summary>\n    internal static class {type}\n    {{\n");
        for (int i = 0; i < ensembles.Length; i++)
        {
            (string name, string what, TreeTable trees) = ensembles[i];
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "\n" : "")}        /// <summary>{what}</summary>\n        internal sealed class {name} : TreeEnsemble\n        {{\n");
            AppendParts(text, trees);
            text.Append("        }\n");
        }
        return text.Append("    }\n}\n").ToString();
    }

    private static void AppendParts(StringBuilder text, TreeTable trees)
    {
        const string Indent = "            ";
        text.Append(CultureInfo.InvariantCulture, $"{Indent}public override int Parts\n{Indent}{{\n{Indent}    get {{ return {trees.Parts}; }}\n{Indent}}}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Indent}public override int Score(sbyte[] f, int part)\n{Indent}{{\n{Indent}    switch (part)\n{Indent}    {{\n");
        for (int part = 0; part < trees.Parts; part++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Indent}        {(part == trees.Parts - 1 ? "default" : $"case {part}")}:\n{Indent}            return Part{part}(f);\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"{Indent}    }}\n{Indent}}}\n");
        for (int part = 0; part < trees.Parts; part++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Indent}private static int Part{part}(sbyte[] f)\n{Indent}{{\n{Indent}    return {string.Join($"\n{Indent}        + ", trees.PartOf(part).Select(trees.Code))};\n{Indent}}}\n");
        }
    }
}
