using System.Globalization;
using System.Text;
using EdgeTwin.Core.Tests.Ppg;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Golden;

/// <summary>Pulses and events of a synthetic finger against the file beside this test; written anew as <see cref="GoldenTests"/> says.</summary>
public sealed class PulseGoldenTests
{
    [Fact]
    public void Pulses_and_events_are_those_of_the_file()
    {
        string path = Path.Combine(Traces.Checkout, "tests", "EdgeTwin.Core.Tests", "Golden", "pulses.txt");
        PulseBench bench = new();
        bench.Push(20);
        bench.Push(25, redPermille: 1000);
        bench.Push(10, periodSamples: 55, noise: 200);
        bench.Twin.PushPpgGap(333);
        bench.Push(8, level: 900, height: 0);
        bench.Push(12, periodSamples: 100);
        bench.Twin.Finish();
        StringBuilder text = new();
        foreach ((long foot, int ibi, int quality) in bench.Pulses)
        {
            text.Append(CultureInfo.InvariantCulture, $"pulse {foot} ibiMs {ibi} quality {quality}\n");
        }
        foreach (string told in bench.Heard.Events)
        {
            text.Append(told).Append('\n');
        }
        if (Environment.GetEnvironmentVariable("EDGETWIN_GOLDEN") == "write")
        {
            File.WriteAllText(path, text.ToString());
        }
        Assert.Equal(File.ReadAllText(path), text.ToString());
    }
}
