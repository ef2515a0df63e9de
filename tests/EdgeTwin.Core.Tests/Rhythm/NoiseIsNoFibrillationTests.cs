using EdgeTwin.Core.Events;
using EdgeTwin.Core.Tests.Robustness;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Noise;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Rhythm;

/// <summary>Records of the MIT-BIH arrhythmia database with electrode and muscle noise in nst's pattern: no ventricular fibrillation in them.</summary>
public sealed class NoiseIsNoFibrillationTests
{
    [Theory]
    [InlineData("104", "bw", 0)]
    [InlineData("109", "bw", 0)]
    [InlineData("203", "bw", 0)]
    [InlineData("203", "ma", 0)]
    [InlineData("208", "ma", 6)]
    [InlineData("208", "bw", 0)]
    [InlineData("118", "ma", 0)]
    public void None_in_noise_as_strong_as_the_heart(string record, string noise, double snrDb)
    {
        using IRecording disturbance = RecordingOpener.Open(Traces.Require($"nstdb/{noise}"));
        string path = Traces.Require($"mitdb/{record}");
        IRecording clean = RecordingOpener.Open(path);
        using NoisyRecording noisy = new(clean, AnnotationFile.ReadFor(path + ".atr", clean.SamplingFrequencyHz), disturbance, snrDb);
        Assert.Equal(0, StrictSink.Of(TraceSignals.Read(noisy, path, 0)).Count(EventKind.Vf));
    }

    [Theory]
    [InlineData("mitdb/203", 1, 1)]
    [InlineData("mitdb/208", 1, 1)]
    [InlineData("mitdb/209", 1, 0)]
    [InlineData("wfdb_samples/v102s", 0, 0)]
    public void Nor_in_leads_across_the_heart_or_in_samples_that_wrapped_round(string record, int signal, int most)
    {
        StrictSink heard = StrictSink.Of(TraceSignals.Read(Traces.Require(record), signal));
        Assert.InRange(heard.Count(EventKind.Vf), 0, most);
        Assert.Equal(0, heard.Count(EventKind.Asystole));
    }
}
