using System.Globalization;
using System.Text;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Hardware;

/// <summary>Pin map and parts as tables: CSV (RFC 4180, with line feeds), and the totals as Markdown.</summary>
internal static class HardwareTables
{
    internal const string Begin = "<!-- edgetwin hardware: totals begin -->";
    internal const string End = "<!-- edgetwin hardware: totals end -->";

    /// <summary>Every wire of every board.</summary>
    internal static string PinMap(HardwarePlan plan)
    {
        StringBuilder text = new("board,use,gpio,label,header,module,terminal,carries,colour\n");
        foreach (BoardPlan board in plan.Boards)
        {
            foreach (WirePlan wire in Wiring.PinsOf(board))
            {
                Row(text, board.Name, wire.Use, Number(wire.Pin.Gpio), wire.Pin.Label, wire.Pin.Header, wire.Module, wire.Terminal, wire.Bus, wire.Colour);
            }
        }
        return text.ToString();
    }

    /// <summary>What each board's wearable is bought from.</summary>
    internal static string Bom(HardwarePlan plan)
    {
        StringBuilder text = new("board,quantity,part,number,usd_each,usd,as_of,source\n");
        foreach (BoardPlan board in plan.Boards)
        {
            foreach (BomLine line in board.Bom)
            {
                Row(text, board.Name, Number(line.Quantity), line.Part.Name, line.Part.Number, Usd(line.Part.Usd), Usd(line.Usd), line.Part.AsOf, line.Part.Source);
            }
        }
        return text.ToString();
    }

    /// <summary>The read-me with its table of totals made anew.</summary>
    /// <param name="file">The read-me's name, for what is said about it.</param>
    /// <param name="readme">Its text.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="InputException">It has no place for the table.</exception>
    internal static string WithTotals(string file, string readme, HardwarePlan plan)
    {
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InputException(file, "", "has no place for the totals", $"put the lines `{Begin}` and `{End}` where they belong");
        }
        return readme[..(begin + Begin.Length)] + "\n" + Totals(plan) + readme[end..];
    }

    private static string Totals(HardwarePlan plan)
    {
        StringBuilder text = new("| board | different parts | pieces | all together, rough, US$ |\n|---|---:|---:|---:|\n");
        foreach (BoardPlan board in plan.Boards)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {board.Title} | {board.Bom.Count} | {board.Bom.Sum(line => line.Quantity)} | {Usd(board.TotalUsd)} |\n");
        }
        return text.ToString();
    }

    internal static string Usd(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, params string[] cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    private static string Cell(string cell) => cell.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
