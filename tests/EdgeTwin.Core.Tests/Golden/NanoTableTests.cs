using System.Globalization;
using System.Text;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.NanoTests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Golden;

/// <summary>
/// The golden traces as C# that the board's tests can hold (tests/EdgeTwin.NanoTests/Golden): samples, and what the host's twin makes of them.
/// Written anew, as the traces are, with EDGETWIN_GOLDEN=write.
/// </summary>
public sealed class NanoTableTests
{
    // An array is a piece of the board's heap while it is read.
    private const int ChunkBytes = 1000;
    private const int HeartMinutes = 20;

    private static readonly string[] Names = ["bigeminy-inverted", "fibrillation", "noise"];

    [Fact]
    public void The_boards_samples_are_those_of_the_golden_traces()
    {
        StringBuilder text = Open("GoldenSamples", "The samples of the golden traces, as DeltaReader reads them.");
        text.Append("        /// <summary>A chunk of a trace, or null past its last.</summary>\n        public static byte[] Chunk(int trace, int chunk)\n        {\n            switch (trace * 1000 + chunk)\n            {\n");
        for (int trace = 0; trace < Names.Length; trace++)
        {
            List<byte[]> chunks = Encode(GoldenTests.Wearer(Names[trace]).ReadToEnd());
            for (int chunk = 0; chunk < chunks.Count; chunk++)
            {
                text.Append(CultureInfo.InvariantCulture, $"                case {trace * 1000 + chunk}:\n                    return new byte[] {{ {string.Join(", ", chunks[chunk])} }};\n");
            }
        }
        Hold("GoldenSamples", Close(text.Append("                default:\n                    return null;\n            }\n        }\n")));
    }

    [Fact]
    public void The_bytes_that_the_board_must_give_are_those_of_the_host()
    {
        StringBuilder text = Open("GoldenEvents", "What the host's twin tells of the golden traces.");
        TraceSink[] heard = [.. Names.Select(name => Hear(GoldenTests.Wearer(name).ReadToEnd()))];
        Choose(text, "int BeatsOf", "Beats of a trace.", heard.Select(one => one.Beats.ToString(CultureInfo.InvariantCulture)));
        Choose(text, "int BeatCrcOf", "CRC-16 over the beats of a trace.", heard.Select(one => one.BeatCrc.ToString(CultureInfo.InvariantCulture)));
        Choose(text, "string[] Of", "Events of a trace, as the bytes of their JSON.", Names.Select(name =>
            "new string[]\n                    {\n" + string.Concat(Runs.Of(GoldenTests.Wearer(name).ReadToEnd()).Events.Select(json => $"                        \"{json.Replace("\"", "\\\"")}\",\n")) + "                    }"));
        Hold("GoldenEvents", Close(text));
    }

    [Fact]
    public void The_integer_heart_gives_what_the_board_must_give()
    {
        IntegerHeart heart = new();
        TraceSink heard = Hear(Enumerable.Range(0, HeartMinutes * 60 * Limits.SampleRateHz).Select(_ => heart.Next()));
        Assert.InRange(heard.Events, 5, 500);
        HoldSums("GoldenHeart", "What the host's twin tells of the first twenty minutes of IntegerHeart.", heard);
    }

    [Fact]
    public void Its_pulses_give_what_the_board_must_give()
    {
        KindsSink heard = new();
        GoldenWearer.Wear(heard);
        Assert.Superset(new HashSet<EventKind> { EventKind.Spo2Low, EventKind.SignalPoor, EventKind.LeadOff }, heard.Kinds);
        HoldSums("GoldenPulse", "What the host's twin tells of ten minutes of IntegerHeart and its IntegerPulse.", heard);
    }

    [Fact]
    public void Wear_gives_what_the_board_must_give()
    {
        HealthTrace heard = new();
        heard.Run();
        StringBuilder text = Open("GoldenHealth", "What the host's health monitor makes of HealthTrace.");
        foreach ((string name, string about, int value) in ((string, string, int)[])[("Changes", "Changes of state", heard.Changes), ("Forecasts", "Hours with a forecast, over all parts", heard.Forecasts), ("Crc", "CRC-16 over both", heard.Crc), ("SavedCrc", "CRC-16 over what is saved at the end", heard.SavedCrc)])
        {
            text.Append(CultureInfo.InvariantCulture, $"        /// <summary>{about}.</summary>\n        public const int {name} = {value};\n\n");
        }
        text.Length--;
        Assert.InRange(heard.Changes, 8, 100);
        Assert.InRange(heard.Forecasts, 20, 96);
        Hold("GoldenHealth", Close(text));
    }

    [Fact]
    public void The_twin_learns_what_the_board_must_learn()
    {
        TwinTrace heard = new();
        heard.Run();
        StringBuilder text = Open("GoldenTwin", "What the host's twin learns of the first ten minutes of IntegerHeart.");
        foreach ((string name, string about, int value) in ((string, string, int)[])[("LearnedBeats", "Beats that were learned", heard.LearnedBeats), ("Version", "Number of the last edition", heard.Version), ("Crc", "CRC-16 over the editions' JSON", heard.Crc), ("SavedCrc", "CRC-16 over what is saved at the end", heard.SavedCrc)])
        {
            text.Append(CultureInfo.InvariantCulture, $"        /// <summary>{about}.</summary>\n        public const int {name} = {value};\n\n");
        }
        text.Length--;
        Assert.InRange(heard.LearnedBeats, 100, 900);
        Assert.True(heard.IsSameAfterRestore);
        Hold("GoldenTwin", Close(text));
    }

    [Fact]
    public void What_is_written_in_deltas_reads_back_as_it_was()
    {
        int[] samples = [.. GoldenTests.Wearer("noise").ReadToEnd()];
        DeltaReader reader = new();
        List<int> read = [];
        foreach (byte[] chunk in Encode(samples))
        {
            for (reader.Open(chunk); reader.HasNext;)
            {
                read.Add(reader.Next());
            }
        }
        Assert.Equal(samples, read);
    }

    private static void HoldSums(string type, string what, TraceSink heard)
    {
        StringBuilder text = Open(type, what);
        foreach ((string name, string about, int value) in ((string, string, int)[])[("Beats", "Beats", heard.Beats), ("BeatCrc", "CRC-16 over them", heard.BeatCrc), ("Events", "Events", heard.Events), ("EventCrc", "CRC-16 over their bytes", heard.EventCrc)])
        {
            text.Append(CultureInfo.InvariantCulture, $"        /// <summary>{about}.</summary>\n        public const int {name} = {value};\n\n");
        }
        text.Length--;
        Hold(type, Close(text));
    }

    private static TraceSink Hear(IEnumerable<int> microvolts)
    {
        TraceSink sink = new();
        CardioTwin twin = new(sink, new TwinSettings());
        foreach (int sample in microvolts)
        {
            twin.Push(sample);
        }
        twin.Finish();
        return sink;
    }

    private static List<byte[]> Encode(IEnumerable<int> samples)
    {
        List<byte[]> chunks = [];
        List<byte> open = [];
        int last = 0;
        foreach (int sample in samples)
        {
            int way = sample - last;
            last = sample;
            uint value = (uint)(way < 0 ? -2 * way - 1 : 2 * way);
            for (; value > 127; value >>= 7)
            {
                open.Add((byte)(value | 128));
            }
            open.Add((byte)value);
            if (open.Count >= ChunkBytes)
            {
                chunks.Add([.. open]);
                open.Clear();
            }
        }
        chunks.Add([.. open]);
        return chunks;
    }

    private static StringBuilder Open(string name, string about) => new StringBuilder("// Written by EdgeTwin.Core.Tests (EDGETWIN_GOLDEN=write).\nnamespace EdgeTwin.NanoTests.Golden\n{\n")
        .Append(CultureInfo.InvariantCulture, $"    /// <summary>{about}</summary>\n    public static class {name}\n    {{\n");

    private static string Close(StringBuilder text) => text.Append("    }\n}\n").ToString();

    private static void Choose(StringBuilder text, string member, string about, IEnumerable<string> values)
    {
        text.Append(text[^2] == '}' ? "\n" : "").Append(CultureInfo.InvariantCulture, $"        /// <summary>{about}</summary>\n        public static {member}(int trace)\n        {{\n            switch (trace)\n            {{\n");
        foreach ((int trace, string value) in values.Index())
        {
            text.Append(trace == Names.Length - 1 ? "                default:\n" : string.Create(CultureInfo.InvariantCulture, $"                case {trace}:\n"));
            text.Append(CultureInfo.InvariantCulture, $"                    return {value};\n");
        }
        text.Append("            }\n        }\n");
    }

    private sealed class KindsSink : TraceSink
    {
        internal HashSet<EventKind> Kinds { get; } = [];

        protected override void OnEventBytes(byte[] json, int length)
        {
            string kind = System.Text.Json.JsonDocument.Parse(json.AsMemory(0, length)).RootElement.GetProperty("kind").GetString()!;
            Kinds.Add(Enum.GetValues<EventKind>().First(one => EventNames.Of(one) == kind));
        }
    }

    private static void Hold(string name, string now)
    {
        string path = Path.Combine(Traces.Checkout, "tests", "EdgeTwin.NanoTests", "Golden", name + ".cs");
        if (Environment.GetEnvironmentVariable("EDGETWIN_GOLDEN") == "write")
        {
            File.WriteAllText(path, now);
        }
        Assert.True(File.ReadAllText(path).ReplaceLineEndings("\n") == now, $"{name}.cs is not what the host gives now: run these tests once with EDGETWIN_GOLDEN=write, then build them again");
    }
}
