using EdgeTwin.Host.Training;
using EdgeTwin.Recordings;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Training;

public sealed class QrsTrainingTests
{
    [Fact]
    public void The_same_records_give_the_same_table()
    {
        using IRecording noise = RecordingOpener.Open(Traces.Require("nstdb/ma"));
        QrsTrainingRecord record = QrsTrainingRecord.Load(Traces.Require("mitdb/230"), noise);
        sbyte[] first = QrsTraining.Fit([record], null, CancellationToken.None);
        sbyte[] second = QrsTraining.Fit([QrsTrainingRecord.Load(Traces.Require("mitdb/230"), noise)], null, CancellationToken.None);
        Assert.Equal(first, second);
        Assert.Equal((3, 40), (first[0], first[1]));
    }
}
