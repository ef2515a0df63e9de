namespace EdgeTwin.Recordings.Tests;

public sealed class RecordingOpenerTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Fact]
    public void A_missing_recording_tells_which_names_were_tried()
    {
        Readings.Refused("looked for 999, 999.hea, 999.edf, 999.csv, 999.txt, qrs999.txt", () => RecordingOpener.Open(folder["999"]));
        Readings.Refused("this is a folder", () => RecordingOpener.Open(folder.Path));
        Readings.Refused("this kind of file is not known", () => RecordingOpener.Open(folder.Write("a.png", "x")));
        Readings.Refused("there is no such file", () => RecordingOpener.Open(folder.Write("a.dat", "x")));
    }

    [Fact]
    public void Annotations_are_found_beside_the_record()
    {
        string annotations = folder.Write("208.atr", "");
        Assert.Equal(annotations, RecordingOpener.FindAnnotations(folder["208"], "atr"));
        Assert.Equal(annotations, RecordingOpener.FindAnnotations(folder["208.hea"], "atr"));
        Assert.Null(RecordingOpener.FindAnnotations(folder["208"], "qrs"));
    }

    [Theory]
    [InlineData("V", 1e6)]
    [InlineData("mV", 1e3)]
    [InlineData("uV", 1)]
    [InlineData("\u00B5V", 1)]
    [InlineData("\u03BCV", 1)]
    [InlineData(" nV ", 1e-3)]
    public void Voltages_are_turned_into_microvolts(string unit, double factor) =>
        Assert.Equal(factor, UnitConversion.RequireMicrovoltsPer("r.hea", new SignalInfo("I", unit, 250, null)));

    [Theory]
    [InlineData("mmHg", "its unit 'mmHg' is no voltage")]
    [InlineData("adu", "its unit 'adu' is no voltage")]
    [InlineData("MV", "is no voltage")]
    [InlineData("", "it has no unit")]
    public void Other_units_are_refused(string unit, string words) =>
        Readings.Refused(words, () => UnitConversion.RequireMicrovoltsPer("r.hea", new SignalInfo("I", unit, 250, null)));

    public void Dispose() => folder.Dispose();
}
