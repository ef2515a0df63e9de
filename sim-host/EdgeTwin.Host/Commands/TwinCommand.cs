using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Evaluation.Twins;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin evaluate --only twin</c>: is the host's model the heart that the device learned?</summary>
internal static class TwinCommand
{
    internal static int Run(CommandContext context, string folder, IReadOnlyList<string>? wanted, ulong seed, int jobs, bool isJson)
    {
        IReadOnlyList<string> records = DatabaseScore.Find(folder, "atr", wanted, mayLackReference: true);
        RoundTrip[] trips = new RoundTrip[records.Count];
        context.WithProgress("there and back", progress =>
        {
            int done = 0;
            Parallel.For(0, records.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = context.Cancellation }, i =>
            {
                trips[i] = RoundTrip.Of(records[i], seed, context.Cancellation);
                progress((double)Interlocked.Increment(ref done) / records.Count);
            });
            return done;
        });
        if (isJson)
        {
            RoundTripTable.WriteJson(context.Out, trips);
        }
        else
        {
            RoundTripTable.Write(context.Out, trips);
        }
        return ExitCode.Done;
    }
}
