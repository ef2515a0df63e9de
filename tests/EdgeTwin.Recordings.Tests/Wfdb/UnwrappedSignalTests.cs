using EdgeTwin.Recordings.Wfdb;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Recordings.Tests.Wfdb;

public sealed class UnwrappedSignalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(20_000)]
    public void What_was_stored_modulo_4096_comes_back(int count)
    {
        ModuloUnwrapper unwrapper = new();
        int[] whole = [.. Enumerable.Range(0, count).Select(Heart)];
        List<int> got = [];
        foreach (int value in whole)
        {
            unwrapper.Push(((value + 2048) & 4095) - 2048);
            while (unwrapper.Ready > 0)
            {
                got.Add(unwrapper.Take());
            }
        }
        unwrapper.Finish();
        while (unwrapper.Ready > 0)
        {
            got.Add(unwrapper.Take());
        }
        Assert.Equal(whole, got);
    }

    [Fact]
    public void A_recording_squeezed_into_12_bits_is_read_whole()
    {
        using IRecording recording = RecordingOpener.Open(Traces.Require("wfdb_samples/v102s"));
        double[] millivolts = recording.ReadAll(0);
        Assert.Equal(75_000, millivolts.Length);
        Assert.InRange(millivolts.Max(), 4, 5);
        Assert.InRange(Enumerable.Range(1, 74_999).Max(i => Math.Abs(millivolts[i] - millivolts[i - 1])), 0.5, 1.5);
    }

    [Theory]
    [InlineData("mitdb/208")]
    [InlineData("wfdb_samples/100_3chan")]
    public void Others_are_left_as_they_are(string record)
    {
        string path = Traces.Require(record);
        using IRecording recording = RecordingOpener.Open(path);
        using ISignalReader reader = recording.OpenSignal(0);
        Assert.IsNotType<UnwrappedSignalReader>(reader);
    }

    // Complexes of 7 500 counts over a slow wander.
    private static int Heart(int i)
    {
        double into = (i % 190) - 60;
        return (int)((7500 * Math.Exp(-into * into / 40)) - (1500 * Math.Exp(-(into - 9) * (into - 9) / 30)) + (900 * Math.Sin(i / 170.0)));
    }
}
