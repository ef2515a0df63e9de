namespace EdgeTwin.Simulation.Power;

/// <summary>The boards whose figures are known, as far as they are.</summary>
public static class PowerModels
{
    private const string ListeningSource = "ESP32 Datasheet V1.2, p. 22: 80 mA listening; v3.5, table 15: 100 mA; less an idle processor's 27 mA";
    private const string SendingSource = "ESP32 Datasheet V1.2, p. 22: 160 to 260 mA; less an idle processor's 27 mA";

    private static readonly PowerFigure Joined = new(
        "Wi-Fi, joined", new(1.8, 4.1), "ESP-IDF Programming Guide, Low Power Mode in Wi-Fi Scenarios: 28.81 mA (DTIM 3), 31.12 mA (DTIM 1); less an idle processor's 27 mA");

    private static readonly PowerFigure Joining = new("Wi-Fi, joining", new(53, 73), ListeningSource);

    private static readonly PowerFigure Sending = new("Wi-Fi, sending", new(133, 233), SendingSource);

    private static readonly PowerFigure LeftQuiet = new("Wi-Fi, left", new(0, 0), "ESP-IDF: with STA_DISCONNECTED_PM, its default, the modem sleeps; counted as nothing");

    private static readonly PowerModel DevKitC = new(
        "esp32-devkitc",
        new("processor, 160 MHz", new(27, 44), "ESP32 Series Datasheet v3.5, p. 30, table 6: modem sleep, dual core"),
        new("board", new(5, 15), "assumption: linear regulator (5 to 11 mA by itself) and power lamp"),
        Joined,
        Joining,
        new("Wi-Fi, left", new(53, 73), "nf-interpreter builds ESP32_REV3 with STA_DISCONNECTED_PM off: the radio goes on listening. " + ListeningSource),
        Sending,
        "By its build settings the stock image ESP32_REV3 goes on listening after it has left its network: uplinkMinutes costs here instead of saving, so leave it at 0. ESP32_PSRAM_REV3, built to start without PSRAM too, sleeps.");

    private static readonly PowerModel Xiao = new(
        "xiao-esp32s3",
        new("processor, 240 MHz", new(25, 66), "Seeed, XIAO ESP32S3: 25 mA in modem sleep; upper end an assumption: the ESP32-S3's datasheet was not at hand"),
        new("board", new(0.05, 0.2), "assumption: regulator"),
        Joined with { Source = Joined.Source + "; of the ESP32, taken for the S3 too" },
        Joining with { Source = ListeningSource + "; of the ESP32, taken for the S3 too" },
        LeftQuiet,
        new("Wi-Fi, sending", new(133, 315), SendingSource + "; upper end an assumption for the S3"),
        "");

    private static readonly PowerModel Core2 = new(
        "m5stack-core2",
        new("processor, 240 MHz", new(30, 68), "ESP32 Series Datasheet v3.5, p. 30, table 6: modem sleep, dual core"),
        new("board", new(2, 10), "assumption: power chip and PSRAM; the display is taken to be off"),
        Joined,
        Joining,
        LeftQuiet,
        Sending,
        "The display is not counted: lit, it draws more than all the rest.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PowerModel> All { get; } = [DevKitC, Xiao, Core2];

    /// <summary>The figures of a board, or null where there are none.</summary>
    public static PowerModel? Find(string board) => All.FirstOrDefault(model => model.Board == board);
}
