using System.Globalization;
using System.Text.Json;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Rhythm;

/// <summary>Ventricular fibrillation in recordings against its visible onset (cudb-onsets.txt says how that was read).</summary>
public sealed class VisibleOnsetTests
{
    private const double WithinS = 7;
    private const double NoneBeforeS = 120;

    public static TheoryData<string, double> Onsets { get; } = Read();

    [Theory]
    [MemberData(nameof(Onsets))]
    public void Fibrillation_is_told_within_7_s_of_its_visible_onset_and_not_before_it_is_there(string record, double onsetS)
    {
        List<(double ToldS, double EndS)> told = Told(Traces.Require($"cudb/{record}"));
        // One that already lasts when the onset comes (cu07, whose wide rhythm is told as flutter) is no miss.
        Assert.True(told.Exists(one => one.ToldS <= onsetS + WithinS && one.EndS > onsetS + WithinS), $"{record} at {onsetS} s: told at {string.Join(", ", told)}");
        double firstS = record switch { "cu05" => 88, "cu30" => onsetS, _ => NoneBeforeS };
        Assert.DoesNotContain(told, one => one.ToldS < firstS);
    }

    private static TheoryData<string, double> Read()
    {
        TheoryData<string, double> onsets = [];
        foreach (string line in File.ReadLines(Path.Combine(Traces.Checkout, "tests", "EdgeTwin.Core.Tests", "Rhythm", "cudb-onsets.txt")).Where(one => one[0] != '#'))
        {
            string[] fields = line.Split(' ');
            onsets.Add(fields[0], double.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        return onsets;
    }

    private static List<(double ToldS, double EndS)> Told(string path)
    {
        List<(double ToldS, double EndS)> told = [];
        foreach (string text in Golden.RecordingTests.Replay(path).EventsOf("vf"))
        {
            JsonElement json = JsonDocument.Parse(text).RootElement;
            if (json.GetProperty("phase").GetString() == "begin")
            {
                told.Add((json.GetProperty("decidedS").GetDouble(), double.MaxValue));
            }
            else
            {
                told[^1] = (told[^1].ToldS, json.GetProperty("endS").GetDouble());
            }
        }
        return told;
    }
}
