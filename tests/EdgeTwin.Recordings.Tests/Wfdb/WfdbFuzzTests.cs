using System.Text;
using CsCheck;
using EdgeTwin.Recordings.Wfdb;

namespace EdgeTwin.Recordings.Tests.Wfdb;

public sealed class WfdbFuzzTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Theory]
    [InlineData("r 2 125/60(7) 4 13:5:7 25/4/1989\nr.dat 212x2:1+1 200(3)/mV 12 0 0 0 0 I\nr.dat 212 0 12 0 0 9 0 II\n# x\n")]
    [InlineData("r/4 1 100 9\nlay 0\ns 2\n~ 5\ns 2\n")]
    [InlineData("r 3 100 2\nr.dat 8 1\ns.dat 310 1\nt.dat 311 1\n")]
    public void Damaged_headers_do_no_harm(string header)
    {
        folder.Write("r.dat", [.. Enumerable.Range(0, 60).Select(i => (byte)(i * 37))]);
        folder.Write("s.dat", [1, 2, 3, 4]);
        folder.Write("t.dat", [1, 2, 3, 4]);
        folder.Write("s.hea", "s 1 100 2\ns.dat 16 1/mV 16 0 0 0 0 I\n");
        folder.Write("lay.hea", "lay 1 100 0\n~ 0 1/mV 16 0 0 0 0 I\n");
        Fuzzing.Damaged(Encoding.UTF8.GetBytes(header)).Sample(
            bytes =>
            {
                string path = folder.Write("r.hea", bytes);
                Fuzzing.Survives(() => WfdbRecord.Open(path));
            },
            iter: 3000,
            threads: 1);
    }

    public void Dispose() => folder.Dispose();
}
