using System.Text.Json;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Hardware;

/// <summary>Reads hardware/boards.json, and holds it to <see cref="PlanRules"/>.</summary>
internal static class PlanReader
{
    private const string Schema = "edgetwin.boards/1";
    private const int MostBytes = 1 << 20;
    private const int HighestGpio = 48;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is missing, no JSON, or something in it cannot be right.</exception>
    internal static HardwarePlan Read(string file)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, "", "is missing or cannot be read", "run this in a checkout's folder, or name the file with --plan");
        }
        return Parse(file, content);
    }

    /// <summary>Reads its content.</summary>
    internal static HardwarePlan Parse(string file, ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostBytes)
        {
            throw new InputException(file, "", "is larger than 1 MB", "name a boards.json");
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(content, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return ReadPlan(file, new PlanField(file, "", document.RootElement));
        }
        catch (JsonException broken)
        {
            throw new InputException(file, $"line {broken.LineNumber + 1}", "is not JSON, or has a field twice", "mend it there; a comma too much or too little is the usual cause");
        }
        catch (InvalidOperationException)
        {
            // JsonDocument looks at a text's encoding only when the text is asked for.
            throw new InputException(file, "", "has a text that is not UTF-8, or half a character", "save it as UTF-8");
        }
    }

    private static HardwarePlan ReadPlan(string file, PlanField root)
    {
        root.Only("schema", "about", "sources", "electrode", "chips", "parts", "boards");
        PlanField schema = root.Of("schema");
        if (schema.Text() != Schema)
        {
            throw schema.Wrong($"is `{schema.Text()}`", $"this program reads {Schema}");
        }
        HashSet<string> sources = [];
        foreach ((string name, PlanField source) in root.Of("sources").Named())
        {
            source.Only("title", "url").Of("title").Text();
            Url(source.Of("url"));
            sources.Add(name);
        }
        SourceKey cited = new(sources);
        ElectrodePlan electrode = Electrode(root.Of("electrode"), cited);
        Dictionary<string, ChipPlan> chips = ById(root.Of("chips").Items(1), "name", field => Chip(field, cited), chip => chip.Name);
        Dictionary<string, PartPlan> parts = ById(root.Of("parts").Items(1), "id", Part, part => part.Id);
        Dictionary<string, BoardPlan> boards = ById(root.Of("boards").Items(1), "name", field => Board(field, electrode, chips, parts, cited), board => board.Name);
        return new HardwarePlan(file, electrode, [.. boards.Values]);
    }

    private static ElectrodePlan Electrode(PlanField electrode, SourceKey cited)
    {
        cited.Check(electrode.Only("seriesOhms", "mostMicroamps", "source"));
        // More would be heard as noise and hum, and leave too little of a weak lead-off current.
        return new ElectrodePlan(electrode.Of("seriesOhms").Whole(10_000, 500_000), electrode.Of("mostMicroamps").Whole(1, 50));
    }

    private static Dictionary<string, T> ById<T>(IReadOnlyList<PlanField> items, string idName, Func<PlanField, T> read, Func<T, string> idOf)
    {
        Dictionary<string, T> all = new(StringComparer.Ordinal);
        foreach (PlanField item in items)
        {
            T one = read(item);
            if (!all.TryAdd(idOf(one), one))
            {
                throw item.Of(idName).Wrong($"`{idOf(one)}` is there twice", "give each its own");
            }
        }
        return all;
    }

    private static ChipPlan Chip(PlanField chip, SourceKey cited)
    {
        chip.Only("name", "strapping", "flash", "psram", "console", "inputOnly", "adc1", "source");
        cited.Check(chip);
        Dictionary<int, string> reserved = [];
        foreach ((string list, string reason) in ((string, string)[])[("strapping", "a strapping pin"), ("flash", "a pin of the flash"), ("psram", "a pin of the PSRAM"), ("console", "a pin of console or USB")])
        {
            foreach (int pin in Pins(chip.Of(list)))
            {
                reserved.TryAdd(pin, reason);
            }
        }
        return new ChipPlan(chip.Of("name").Text(), reserved, Pins(chip.Of("inputOnly")), Pins(chip.Of("adc1")));
    }

    private static int[] Pins(PlanField list) => [.. list.Items().Select(pin => pin.Whole(0, HighestGpio))];

    private static PartPlan Part(PlanField part)
    {
        part.Only("id", "name", "number", "usd", "asOf", "source");
        return new PartPlan(part.Of("id").Text(), part.Of("name").Text(), part.Of("number").Text(), part.Of("usd").Amount(), part.Of("asOf").Text(), Url(part.Of("source")));
    }

    private static string Url(PlanField field) =>
        Uri.TryCreate(field.Text(), UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps ? field.Text() : throw field.Wrong($"is `{field.Text()}`", "give an address that begins with https://");

    private static BoardPlan Board(PlanField board, ElectrodePlan electrode, Dictionary<string, ChipPlan> chips, Dictionary<string, PartPlan> parts, SourceKey cited)
    {
        board.Only("name", "title", "chip", "source", "flash", "nanoff", "supply", "spi", "i2c", "analogue", "button", "led", "taken", "bom");
        cited.Check(board);
        PlanField chip = board.Of("chip");
        PlanField analogue = board.Of("analogue");
        PlanField led = board.Of("led");
        Dictionary<int, string> taken = [];
        foreach (PlanField one in board.Of("taken").Items())
        {
            one.Only("gpio", "by");
            taken[one.Of("gpio").Whole(0, HighestGpio)] = one.Of("by").Text();
        }
        BoardPlan plan = new(
            Name(board.Of("name")),
            board.Of("title").Text(),
            chips.GetValueOrDefault(chip.Text()) ?? throw chip.Wrong($"`{chip.Text()}` is not among the chips", $"give one of {string.Join(", ", chips.Keys)}"),
            Flash(board.Of("flash"), cited),
            Nanoff(board.Of("nanoff"), cited),
            Supply(board.Of("supply"), cited),
            Spi(board.Of("spi"), cited),
            [.. board.Of("i2c").Items(1).Select(bus => I2c(bus, cited))],
            analogue.IsNull ? null : Analogue(analogue, cited),
            Pin(board.Of("button").Only("gpio", "label", "header")),
            led.IsNull ? null : new LedPlan(Pin(led.Only("gpio", "label", "header", "isActiveLow", "isOnBoard")), led.Of("isActiveLow").Flag(), led.Of("isOnBoard").Flag()),
            taken,
            [.. board.Of("bom").Items(1).Select(line => Line(line, parts))]);
        PlanRules.Check(board, plan, electrode);
        return plan;
    }

    // It becomes part of a file's name.
    private static string Name(PlanField field) =>
        field.Text().All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? field.Text() : throw field.Wrong($"is `{field.Text()}`", "use small letters, digits and hyphens");

    private static FlashPlan Flash(PlanField flash, SourceKey cited)
    {
        cited.Check(flash.Only("megabytes", "littlefsKilobytes", "logSegments", "source"));
        return new FlashPlan(flash.Of("megabytes").Whole(2, 32), flash.Of("littlefsKilobytes").Whole(64, 16384), flash.Of("logSegments").Whole(Device.Limits.MinSegments, Device.Limits.MaxSegments));
    }

    private static string Nanoff(PlanField nanoff, SourceKey cited)
    {
        cited.Check(nanoff.Only("target", "note", "source"));
        nanoff.Of("note").Text(mayBeEmpty: true);
        return nanoff.Of("target").Text();
    }

    private static SupplyPlan Supply(PlanField supply, SourceKey cited)
    {
        cited.Check(supply.Only("logicMillivolts", "rail", "ground", "battery", "batteryPin", "batteryMostMillivolts", "isInside", "note", "source"));
        return new SupplyPlan(supply.Of("logicMillivolts").Whole(3000, 3600), supply.Of("rail").Text(), supply.Of("ground").Text(), supply.Of("battery").Text(), supply.Of("batteryPin").Text(),
            supply.Of("batteryMostMillivolts").Whole(3000, 12000), supply.Of("isInside").Flag(), supply.Of("note").Text());
    }

    private static SpiPlan Spi(PlanField spi, SourceKey cited)
    {
        cited.Check(spi.Only("bus", "hertz", "clock", "mosi", "miso", "select", "source"));
        // 12 MHz is the most that the MAX30003 takes.
        return new SpiPlan(spi.Of("bus").Whole(1, 2), spi.Of("hertz").Whole(100_000, 12_000_000), Plain(spi, "clock"), Plain(spi, "mosi"), Plain(spi, "miso"), Plain(spi, "select"));
    }

    private static I2cPlan I2c(PlanField bus, SourceKey cited)
    {
        cited.Check(bus.Only("bus", "data", "clock", "isOurs", "devices", "source"));
        List<(string, int)> devices = [];
        foreach (PlanField device in bus.Of("devices").Items(1))
        {
            cited.Check(device.Only("name", "address", "source"));
            devices.Add((device.Of("name").Text(), device.Of("address").Address()));
        }
        return new I2cPlan(bus.Of("bus").Whole(1, 2), Plain(bus, "data"), Plain(bus, "clock"), bus.Of("isOurs").Flag(), devices);
    }

    private static AnaloguePlan Analogue(PlanField analogue, SourceKey cited)
    {
        cited.Check(analogue.Only("unit", "channel", "output", "loPlus", "loMinus", "source"));
        return new AnaloguePlan(analogue.Of("unit").Whole(1, 2), analogue.Of("channel").Whole(0, 9), Plain(analogue, "output"), Plain(analogue, "loPlus"), Plain(analogue, "loMinus"));
    }

    private static PinPlan Plain(PlanField owner, string name) => Pin(owner.Of(name).Only("gpio", "label", "header"));

    private static PinPlan Pin(PlanField pin) => new(pin.Of("gpio").Whole(0, HighestGpio), pin.Of("label").Text(), pin.Of("header").Text(mayBeEmpty: true));

    private static BomLine Line(PlanField line, Dictionary<string, PartPlan> parts)
    {
        PlanField part = line.Only("part", "quantity").Of("part");
        return new BomLine(parts.GetValueOrDefault(part.Text()) ?? throw part.Wrong($"`{part.Text()}` is not among the parts", "add it to parts, with price and source"), line.Of("quantity").Whole(1, 100));
    }

    /// <summary>Every figure says where it is from, by a key of <c>sources</c>.</summary>
    private sealed class SourceKey(HashSet<string> known)
    {
        internal void Check(PlanField owner)
        {
            PlanField source = owner.Of("source");
            if (!known.Contains(source.Text()))
            {
                throw source.Wrong($"`{source.Text()}` is not among the sources", "add it to sources, with title and address");
            }
        }
    }
}
