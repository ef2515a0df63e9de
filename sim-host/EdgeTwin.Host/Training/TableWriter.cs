using System.Globalization;
using System.Text;

namespace EdgeTwin.Host.Training;

/// <summary>Writes a trained table as a C# file of the firmware.</summary>
internal static class TableWriter
{
    private const int PerLine = 24;

    /// <summary>The text of a file with one table of bytes, with line feeds alone, so that it is the same bytes everywhere.</summary>
    /// <param name="space">Namespace, which is the folder.</param>
    /// <param name="type">Name of the class and, with .cs, of the file.</param>
    /// <param name="summary">What the table is, one sentence of plain text.</param>
    /// <param name="tables">Name, sentence and bytes of each table.</param>
    internal static string Write(string space, string type, string summary, params (string Name, string Summary, sbyte[] Bytes)[] tables)
    {
        StringBuilder text = new();
        text.Append("// Written by `edgetwin train`, do not edit: `edgetwin train --check` tells whether it is what the training gives.\n");
        text.Append(CultureInfo.InvariantCulture, $"namespace {space}\n{{\n    /// <summary>{summary}</summary>\n    internal static class {type}\n    {{\n");
        for (int i = 0; i < tables.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "\n" : "")}        /// <summary>{tables[i].Summary}</summary>\n");
            // Made where it is asked for: a static table would take its memory on a device that uses another.
            text.Append(CultureInfo.InvariantCulture, $"        internal static sbyte[] {tables[i].Name}()\n        {{\n            return new sbyte[]\n            {{\n");
            foreach (sbyte[] line in tables[i].Bytes.Chunk(PerLine))
            {
                text.Append(CultureInfo.InvariantCulture, $"                {string.Join(", ", line)},\n");
            }
            text.Append("            };\n        }\n");
        }
        return text.Append("    }\n}\n").ToString();
    }
}
