namespace EdgeTwin.Recordings.Tests.Wfdb;

/// <summary>Vectors written by hand from the bit layouts in signal(5).</summary>
public sealed class WfdbFormatTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Theory]
    [InlineData("8", "0A FB 7F", new double[] { 10, 5, 132 })]
    [InlineData("16", "0100 FFFF FF7F 0180", new double[] { 1, -1, 32767, -32767 })]
    [InlineData("24", "010000 FFFFFF FFFF7F 010080", new double[] { 1, -1, 8388607, -8388607 })]
    [InlineData("32", "01000000 FFFFFFFF FFFFFF7F 01000080", new double[] { 1, -1, 2147483647, -2147483647 })]
    [InlineData("61", "0001 FFFF 7FFF 8001", new double[] { 1, -1, 32767, -32767 })]
    [InlineData("80", "81 7F FF 01", new double[] { 1, -1, 127, -127 })]
    [InlineData("160", "0180 FF7F FFFF 0100", new double[] { 1, -1, 32767, -32767 })]
    [InlineData("212", "01F0FF FF1701", new double[] { 1, -1, 2047, 257 })]
    [InlineData("212", "0180 01", new double[] { 1, -2047 })]
    [InlineData("212", "01F0FF FF07", new double[] { 1, -1, 2047 })]
    // 310: samples in bits 1 to 10 of each pair; the third from bits 11 to 15 of both, low part first.
    [InlineData("310", "0208 FE0F", new double[] { 1, -1, 33 })]
    [InlineData("310", "0208 FE0F 0400", new double[] { 1, -1, 33, 2 })]
    // 311: 1, then -1 shifted by 10, then 2 shifted by 20: 0x002FFC01.
    [InlineData("311", "01FC2F00", new double[] { 1, -1, 2 })]
    [InlineData("311", "01FC2F00 01FC0F", new double[] { 1, -1, 2, 1, -1 })]
    public void Samples_are_unpacked(string format, string hex, double[] expected)
    {
        folder.Write("r.dat", Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        folder.Write("r.hea", $"r 1 100 {expected.Length}\nr.dat {format} 1/mV 12 0 0 0 0 ECG\n");
        Assert.Equal(expected, Readings.All(folder["r"]));
    }

    [Theory]
    [InlineData("16", "0080")]
    [InlineData("24", "000080")]
    [InlineData("32", "00000080")]
    [InlineData("61", "8000")]
    [InlineData("80", "00")]
    [InlineData("160", "0000")]
    [InlineData("212", "0008")]
    [InlineData("310", "0004")]
    [InlineData("311", "0002")]
    public void The_lowest_value_is_a_missing_sample(string format, string hex)
    {
        folder.Write("r.dat", Convert.FromHexString(hex));
        folder.Write("r.hea", $"r 1 100 1\nr.dat {format} 1/mV 12 0 0 0 0 ECG\n");
        Assert.Equal([double.NaN], Readings.All(folder["r"]));
    }

    [Theory]
    [InlineData("508", "FLAC")]
    [InlineData("77", "format 77 is not supported")]
    public void Other_formats_are_refused_by_name(string format, string words)
    {
        folder.Write("r.dat", new byte[100]);
        folder.Write("r.hea", $"r 1 100 10\nr.dat {format} 1/mV 12 0 0 0 0 ECG\n");
        Readings.Refused(words, () => Readings.All(folder["r"]));
        Readings.Refused("8, 16, 24, 32, 61, 80, 160, 212, 310 and 311", () => Readings.All(folder["r"]));
    }

    public void Dispose() => folder.Dispose();
}
