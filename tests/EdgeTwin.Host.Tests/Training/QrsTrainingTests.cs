using EdgeTwin.Host.Training;
using EdgeTwin.Recordings;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Training;

public sealed class QrsTrainingTests
{
    [Fact]
    public void The_same_records_give_the_same_trees()
    {
        using IRecording noise = RecordingOpener.Open(Traces.Require("nstdb/ma"));
        QrsTrainingRecord record = QrsTrainingRecord.Load(Traces.Require("mitdb/230"), noise);
        TreeTable first = QrsTraining.Fit([record], null, CancellationToken.None);
        TreeTable second = QrsTraining.Fit([QrsTrainingRecord.Load(Traces.Require("mitdb/230"), noise)], null, CancellationToken.None);
        Assert.Equal(QrsTraining.TableFile(first), QrsTraining.TableFile(second));
        Assert.Equal((40, 4), (first.Trees, first.Parts));
    }
}
