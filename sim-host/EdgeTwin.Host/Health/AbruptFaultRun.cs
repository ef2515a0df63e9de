using System.Text.Json;
using EdgeTwin.App;
using EdgeTwin.App.Adapters;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Identity;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Health;

/// <summary>One fault through the whole firmware on a simulated board, without a network: what it told stands in its log.</summary>
internal sealed class AbruptFaultRun : IDisposable
{
    private const long UsPerMs = 1000;
    private const int MostShown = 400;

    private readonly AbruptFaultStory _story;
    private readonly SimulatedBoard _board;
    private readonly IDisposable _scope;
    private readonly Firmware _firmware;
    private bool _isJammed;

    internal AbruptFaultRun(AbruptFaultStory story)
    {
        _story = story;
        BoardProfile profile = Esp32DevKitC.Profile();
        profile.EcgChpfNanofarads = story.ChpfNanofarads;
        Scenario scenario = new("abrupt", "a sensor fault", story.Script);
        SimulatedWearer wearer = new(scenario, story.Seed);
        _board = new SimulatedBoard(new AbruptFaultInput(wearer, story), story.IsWorn ? wearer : null, new BoardWiring
        {
            SpiBus = profile.SpiBus,
            ChipSelectPin = profile.EcgSelectPin,
            I2cBus = profile.I2cBus,
            ButtonPin = profile.ButtonPin,
            LedPin = profile.LedPin,
            Ecg = new Max30003Options { LatencyUs = 115_300, ChpfNanofarads = story.ChpfNanofarads },
        });
        _scope = _board.World.Enter();
        _firmware = new Firmware(profile, new DeviceIdentity { DeviceId = "w", BrokerHost = "nobody", IsTls = false }, new NoBackground(), (uint)story.Seed + 1);
    }

    /// <summary>Runs one seed.</summary>
    internal static AbruptFaultOutcome Run(ulong seed, AbruptFault fault) => Judge(seed, fault, fault);

    /// <summary>Runs one seed and judges what was told as if another fault had befallen it: a judge that passes everything would pass that too.</summary>
    internal static AbruptFaultOutcome Judge(ulong seed, AbruptFault fault, AbruptFault asIf)
    {
        using AbruptFaultRun run = new(new AbruptFaultStory(seed, fault));
        string broken = "";
        try
        {
            run.Go();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            broken = e.GetType().Name + ": " + e.Message;
        }
        return run.Judge(broken, asIf);
    }

    /// <inheritdoc/>
    public void Dispose() => _scope.Dispose();

    private void Go()
    {
        long endUs = (long)(_story.EndS * 1e6);
        long onsetUs = (long)(_story.OnsetS * 1e6);
        long stallUs = _story.Fault == AbruptFault.FifoOverflow ? onsetUs : long.MaxValue;
        for (long nowUs = 0; nowUs < endUs;)
        {
            nowUs += _story.RoundMs * UsPerMs;
            if (nowUs >= stallUs)
            {
                nowUs = stallUs + (long)(_story.DurationS * 1e6);
                stallUs = long.MaxValue;
            }
            if (_story.Fault == AbruptFault.BusLock && !_isJammed && nowUs >= onsetUs)
            {
                _isJammed = true;
                _board.World.Board.I2c.Jam(1, _story.ClocksToFree);
            }
            _board.AdvanceTo(nowUs);
            _board.World.Board.Timers.Poll(nowUs / UsPerMs);
            _firmware.Step();
            // What a bus that hangs takes of the device's time is gone.
            nowUs = Math.Max(nowUs, _board.World.Clock.NowUs);
        }
    }

    private AbruptFaultOutcome Judge(string broken, AbruptFault fault)
    {
        Device.Wearable wearable = _firmware.Wearable;
        if (broken.Length == 0)
        {
            broken = wearable.Supervisor.Exceptions > 0 ? "a stage let an exception out"
                : _board.World.Board.Violations.Count > 0 ? _board.World.Board.Violations[0]
                : wearable.Supervisor.IsRebooting ? "the device started anew" : "";
        }
        double? namedS = null;
        List<string> wrong = [];
        List<AbruptFaultAlarm> alarms = [];
        List<string> lines = [];
        LogCursor cursor = new();
        LogRecord record = new();
        while (wearable.Log.Read(cursor, record))
        {
            double afterS = (record.UptimeMs / 1000.0) - _story.OnsetS;
            lines.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{afterS,7:0.00} {System.Text.Encoding.ASCII.GetString(record.Buffer, record.PayloadOffset, Math.Min(record.PayloadLength, MostShown))}"));
            if (record.PayloadLength == 0 || afterS < 0)
            {
                continue;
            }
            using JsonDocument document = JsonDocument.Parse(record.Buffer.AsMemory(record.PayloadOffset, record.PayloadLength));
            JsonElement told = document.RootElement;
            string kind = told.GetProperty("kind").GetString()!;
            if (told.GetProperty("phase").GetString() == "end")
            {
                continue;
            }
            if (NameOf(kind, told) is { } name)
            {
                if (IsRight(name, fault))
                {
                    namedS ??= afterS;
                }
                else if (!IsAllowed(name, fault))
                {
                    wrong.Add(name);
                }
            }
            else if (PriorityOf(kind) is var priority and not EventPriority.None && !(_story.HasAf && priority == EventPriority.Low))
            {
                alarms.Add(new AbruptFaultAlarm(kind, priority, afterS));
            }
        }
        return new AbruptFaultOutcome(_story.Seed, fault, namedS, wrong, alarms, broken) { Told = lines };
    }

    // What the device says that a sensor suffers. Poor signal and gaps are what follows from any fault, and no name of one.
    private static string? NameOf(string kind, JsonElement told)
    {
        JsonElement evidence = told.TryGetProperty("evidence", out JsonElement found) ? found : default;
        bool isPulse = evidence.ValueKind == JsonValueKind.Object && evidence.TryGetProperty("channel", out JsonElement channel) && channel.GetInt32() == 1;
        return kind switch
        {
            "lead-off" => isPulse ? "no-contact" : "lead-off",
            "sensor-fault" => evidence.TryGetProperty("fault", out JsonElement fault) ? fault.GetString() : evidence.TryGetProperty("item", out JsonElement item) ? item.GetString() : "silent",
            "sensor-wear" => evidence.TryGetProperty("item", out JsonElement worn) ? "wear-" + worn.GetString() : "wear",
            "device-fault" => kind,
            _ => null,
        };
    }

    private static bool IsRight(string name, AbruptFault fault) => name == fault switch
    {
        AbruptFault.LeadOff => "lead-off",
        AbruptFault.OpenCable => "cable",
        AbruptFault.BusLock => "bus-lock",
        AbruptFault.FifoOverflow => "fifo-overflow",
        _ => "saturation",
    };

    // A cable that is open is a lead that is off, as long as it is open; behind a bus that hangs the pulse sensor is silent, which is told after five seconds.
    private static bool IsAllowed(string name, AbruptFault fault) => (fault, name) is (AbruptFault.OpenCable, "lead-off") or (AbruptFault.BusLock, "silent");

    private static EventPriority PriorityOf(string kind) =>
        Enum.GetValues<EventKind>().Where(one => EventNames.Of(one) == kind).Select(EventPriorities.Of).FirstOrDefault(EventPriority.None);

    private sealed class NoBackground : IBackground
    {
        public void Run(ThreadStart work)
        {
        }
    }
}
