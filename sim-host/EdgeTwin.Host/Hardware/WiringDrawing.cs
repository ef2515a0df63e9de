namespace EdgeTwin.Host.Hardware;

/// <summary>
/// Draws a board's wiring: the board left, parts right, signals between them, two rails for supply and ground. Wires run in the order of the
/// board's pins and end lower than they begin, each in a lane left of the one before: so no signal crosses another.
/// </summary>
internal sealed class WiringDrawing
{
    private const int Width = 1240;
    private const int BoardLeft = 60;
    private const int BoardRight = 350;
    private const int Top = 110;
    private const int Step = 28;
    private const int LaneStep = 18;
    private const int LastLane = 590;
    private const int RailX = 640;
    private const int GroundX = 670;
    private const int ModuleLeft = 740;
    private const int ModuleRight = 930;
    private const int ModuleGap = 26;
    private const int BatteryHeight = 64;
    private const int NoticeLineStep = 21;
    private const int NoticeCharacters = 92;
    private const int LegendStep = 21;
    private const string Red = "#d32f2f";
    private const string Black = "#212121";
    private const string Grey = "#546e7a";

    // Far enough apart for the colour-blind where wires run side by side; the labels tell them too.
    private static readonly Dictionary<string, string> Colours = new(StringComparer.Ordinal)
    {
        ["orange"] = "#ef6c00",
        ["blue"] = "#1565c0",
        ["green"] = "#2e7d32",
        ["purple"] = "#8e24aa",
        ["teal"] = "#00897b",
        ["gold"] = "#c79100",
        ["brown"] = "#6d4c41",
        ["pink"] = "#d81b60",
        ["olive"] = "#827717",
        ["navy"] = "#283593",
        ["maroon"] = "#8e2430",
    };

    private readonly BoardPlan _board;
    private readonly SvgCanvas _canvas = new();
    private readonly int _boardBottom;

    private readonly string _ohms;

    private WiringDrawing(BoardPlan board, ElectrodePlan electrode)
    {
        _board = board;
        _ohms = $"{electrode.SeriesOhms / 1000} kOhm";
        _boardBottom = RowY(Wiring.PinsOf(board).Count + 2) + 6;
    }

    /// <summary>The picture of a board, as SVG.</summary>
    internal static string Draw(HardwarePlan plan, BoardPlan board) => new WiringDrawing(board, plan.Electrode).Picture();

    private string Picture()
    {
        string title = $"EdgeTwin on {_board.Title}: wiring";
        _canvas.Text(BoardLeft, 46, title, 24, isBold: true);
        _canvas.Text(BoardLeft, 74, $"Made by `edgetwin hardware` from boards.json. All signals {_board.Supply.LogicMillivolts / 1000.0:0.0} V. Never tried on hardware by us: check each wire before power.", 13, fill: Grey);
        IReadOnlyList<WirePlan> wires = [.. Wiring.PinsOf(_board).Where(wire => !IsOnBoard(wire))];
        int lowest = DrawParts(wires);
        DrawBoard(wires);
        int y = Math.Max(lowest, _boardBottom + BatteryHeight + 50) + 20;
        int rows = DrawLegend(y);
        int noticeHeight = DrawNotice(y);
        return _canvas.Finish(title, Width, y + Math.Max(noticeHeight, 40 + (rows * LegendStep)) + 30);
    }

    private bool IsOnBoard(WirePlan wire) => wire.Module == Wiring.Led && _board.Led!.IsOnBoard;

    private void DrawBoard(IReadOnlyList<WirePlan> wires)
    {
        _canvas.Box(BoardLeft, Top, BoardRight - BoardLeft, _boardBottom - Top, "#e3f2fd", "#1565c0", 12);
        _canvas.Text(BoardLeft + 16, Top + 24, _board.Title, 16, isBold: true);
        Terminal(BoardRight, RowY(0), _board.Supply.Rail, Red);
        Terminal(BoardRight, RowY(1), _board.Supply.Ground, Black);
        for (int at = 0; at < wires.Count; at++)
        {
            WirePlan wire = wires[at];
            int y = RowY(at + 2);
            string place = wire.Pin.Header.Length == 0 ? wire.Pin.Label : $"{wire.Pin.Label}  ({wire.Pin.Header})";
            _canvas.Dot(BoardRight, y, Colours[wire.Colour]);
            _canvas.Text(BoardRight - 14, y + 5, place, 13, "end");
            _canvas.Text(BoardLeft + 16, y + 5, $"GPIO{wire.Pin.Gpio}", 13, isBold: true, use: wire.Use);
        }
        DrawBattery();
        if (_board.Led is { IsOnBoard: true } led)
        {
            int y = RowY(wires.Count + 2);
            _canvas.Text(BoardLeft + 16, y + 5, $"GPIO{led.Pin.Gpio}", 13, isBold: true, use: "LedPin");
            _canvas.Text(BoardRight - 14, y + 5, "LED on the board: no wire", 13, "end", fill: Grey);
        }
    }

    private void DrawBattery()
    {
        const int inset = 40;
        int y = _boardBottom + 40;
        _canvas.Box(BoardLeft + inset, y, BoardRight - BoardLeft - (2 * inset), BatteryHeight, "#e8f5e9", "#388e3c");
        _canvas.Text((BoardLeft + BoardRight) / 2, y + 26, _board.Supply.Battery, 14, "middle", isBold: true);
        _canvas.Text((BoardLeft + BoardRight) / 2, y + 48, _board.Supply.BatteryPin, 12, "middle");
        if (!_board.Supply.IsInside)
        {
            _canvas.Rail(Red, (BoardLeft + 70, y), (BoardLeft + 70, _boardBottom));
            _canvas.Rail(Black, (BoardRight - 70, y), (BoardRight - 70, _boardBottom));
            _canvas.Text(BoardLeft + 78, y - 14, "+, by a switch", 12);
            _canvas.Text(BoardRight - 62, y - 14, "-", 12);
        }
    }

    private int DrawParts(IReadOnlyList<WirePlan> wires)
    {
        int lowestTap = RowY(1);
        int y = Top;
        List<(WirePlan Wire, int EndY)> ends = [];
        List<(int X, int Y, string Colour)> taps = [];
        foreach (string module in wires.Select(wire => wire.Module).Distinct())
        {
            WirePlan[] own = [.. wires.Where(wire => wire.Module == module)];
            bool isPowered = module is Wiring.Ecg or Wiring.Ppg or Wiring.Analogue;
            List<string> terminals = [.. isPowered ? (string[])["VIN / 3V3", "GND"] : [], .. own.Select(wire => wire.Terminal), .. isPowered ? [] : (string[])[module == Wiring.Led ? "cathode" : "2"]];
            int height = 40 + (terminals.Count * Step);
            _canvas.Box(ModuleLeft, y, ModuleRight - ModuleLeft, height, module == Wiring.Analogue ? "#f5f5f5" : "#fff8e1", module == Wiring.Analogue ? "#9e9e9e" : "#f9a825");
            _canvas.Text((ModuleLeft + ModuleRight) / 2, y + 24, Title(module), 15, "middle", isBold: true);
            for (int at = 0; at < terminals.Count; at++)
            {
                int rowY = y + 48 + (at * Step);
                _canvas.Text(ModuleLeft + 14, rowY + 5, terminals[at], 13);
                bool isGround = terminals[at] is "GND" or "cathode" || (terminals[at] == "2" && !isPowered);
                if (isGround || terminals[at] == "VIN / 3V3")
                {
                    taps.Add((isGround ? GroundX : RailX, rowY, isGround ? Black : Red));
                    lowestTap = Math.Max(lowestTap, rowY);
                }
                else
                {
                    ends.Add((own.Single(wire => wire.Terminal == terminals[at]), rowY));
                }
            }
            Beside(module, y, height);
            y += height + ModuleGap;
        }
        DrawRails(taps);
        for (int at = 0; at < ends.Count; at++)
        {
            int lane = LastLane - (at * LaneStep);
            int startY = RowY(at + 2);
            _canvas.Wire(Colours[ends[at].Wire.Colour], (BoardRight, startY), (lane, startY), (lane, ends[at].EndY), (ModuleLeft, ends[at].EndY));
            _canvas.Dot(ModuleLeft, ends[at].EndY, Colours[ends[at].Wire.Colour]);
        }
        return y;
    }

    private void DrawRails(List<(int X, int Y, string Colour)> taps)
    {
        int lastRail = taps.Where(tap => tap.X == RailX).Max(tap => tap.Y);
        int lastGround = taps.Where(tap => tap.X == GroundX).Max(tap => tap.Y);
        _canvas.Rail(Red, (BoardRight, RowY(0)), (RailX, RowY(0)));
        _canvas.Rail(Red, (RailX, Math.Min(RowY(0), taps.Where(tap => tap.X == RailX).Min(tap => tap.Y))), (RailX, lastRail));
        _canvas.Wire(Black, (BoardRight, RowY(1)), (GroundX, RowY(1)));
        _canvas.Rail(Black, (GroundX, Math.Min(RowY(1), taps.Where(tap => tap.X == GroundX).Min(tap => tap.Y))), (GroundX, lastGround));
        _canvas.Dot(RailX, RowY(0), Red);
        _canvas.Dot(GroundX, RowY(1), Black);
        foreach ((int x, int y, string colour) in taps)
        {
            _canvas.Wire(colour, (x, y), (ModuleLeft, y));
            _canvas.Dot(x, y, colour);
            _canvas.Dot(ModuleLeft, y, colour);
        }
    }

    private string Title(string module) => module switch
    {
        Wiring.Ecg => "MAX30003 (ECG)",
        Wiring.Ppg => "MAX30102 (PPG)",
        Wiring.Analogue => "or AD8232 (ECG)",
        Wiring.Button => "Symptom button",
        _ => "LED",
    };

    // What stands right of a part: electrodes, its address, what it needs.
    private void Beside(string module, int y, int height)
    {
        int x = ModuleRight + 24;
        switch (module)
        {
            case Wiring.Ecg:
                Electrode(y + 70, "ECGP", "+ left chest");
                Electrode(y + 130, "ECGN", "- right chest");
                _canvas.Text(x, y + 30, $"{_ohms} in each wire,", 12, fill: Grey);
                _canvas.Text(x, y + 46, "at the board's end", 12, fill: Grey);
                break;
            case Wiring.Ppg:
                _canvas.Text(x, y + 40, $"I2C bus {_board.OurI2c.Bus}, address 0x{_board.OurI2c.Devices.Single(device => device.Name == Wiring.Ppg).Address:x2}", 13);
                _canvas.Text(x, y + 62, "pull-ups to 3.3 V, not 1.8 V", 12, fill: Grey);
                _canvas.Text(x, y + 82, "against the skin, dark", 12, fill: Grey);
                break;
            case Wiring.Analogue:
                _canvas.Text(x, y + 40, "in place of the MAX30003:", 13);
                _canvas.Text(x, y + 62, "rhythm only, no ST; see bring-up.md", 12, fill: Grey);
                _canvas.Text(x, y + 82, "measure the resistors on it", 12, fill: Grey);
                break;
            case Wiring.Button:
                _canvas.Text(x, y + (height / 2) + 5, "pulls the pin to GND", 12, fill: Grey);
                break;
            default:
                _canvas.Text(x, y + (height / 2) + 5, "1 kOhm between pin and anode", 12, fill: Grey);
                break;
        }
    }

    private void Electrode(int y, string terminal, string where)
    {
        int x = ModuleRight;
        _canvas.Text(x - 14, y + 5, terminal, 13, "end");
        _canvas.Rail(Grey, (x, y), (x + 60, y));
        _canvas.Box(x + 60, y - 8, 44, 16, "#ffffff", Grey, 2);
        _canvas.Rail(Grey, (x + 104, y), (x + 144, y));
        _canvas.Dot(x, y, Grey);
        _canvas.Ring(x + 158, y, Grey, 14);
        _canvas.Text(x + 182, y + 5, where, 13);
    }

    private int DrawNotice(int y)
    {
        string[] lines =
        [
            "Worn: on battery only. Never with USB, a charger or any mains equipment attached.",
            $"One {_ohms} resistor in each electrode's wire. No electrode goes anywhere else.",
            $"Battery: {_board.Supply.Battery} at {_board.Supply.BatteryPin}.",
            .. Wrapped(_board.Supply.Note),
            "Not a medical device. Read SAFETY.md first.",
        ];
        const int left = 470;
        int height = 50 + (lines.Length * NoticeLineStep);
        _canvas.Box(left, y, Width - left - 60, height, "#ffebee", Red, 8);
        _canvas.Text(left + 20, y + 30, "Before you touch an electrode", 16, isBold: true, fill: "#b71c1c");
        for (int at = 0; at < lines.Length; at++)
        {
            _canvas.Text(left + 20, y + 56 + (at * NoticeLineStep), lines[at], 12);
        }
        return height;
    }

    private static List<string> Wrapped(string text)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length >= NoticeCharacters)
            {
                lines.Add("");
            }
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }
        return lines;
    }

    private int DrawLegend(int y)
    {
        (string Colour, string Text)[] entries = [(Red, $"supply, {_board.Supply.LogicMillivolts / 1000.0:0.0} V"), (Black, "ground"),
            .. Wiring.PinsOf(_board).Where(wire => !IsOnBoard(wire)).Select(wire => (Colours[wire.Colour], $"{(wire.Module == Wiring.Button ? wire.Module : wire.Terminal)} ({wire.Colour})"))];
        int rows = (entries.Length + 1) / 2;
        _canvas.Text(BoardLeft, y + 16, "Wires", 15, isBold: true);
        for (int at = 0; at < entries.Length; at++)
        {
            int x = BoardLeft + (at / rows * 195);
            int rowY = y + 40 + (at % rows * LegendStep);
            _canvas.Rail(entries[at].Colour, (x, rowY - 4), (x + 30, rowY - 4));
            _canvas.Text(x + 40, rowY, entries[at].Text, 12);
        }
        return rows;
    }

    private void Terminal(int x, int y, string label, string colour)
    {
        _canvas.Dot(x, y, colour);
        _canvas.Text(x - 14, y + 5, label, 13, "end");
    }

    private static int RowY(int row) => Top + 48 + (row * Step);
}
