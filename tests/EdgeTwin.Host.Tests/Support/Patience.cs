namespace EdgeTwin.Host.Tests.Support;

/// <summary>Waiting with a limit: what has not come by then fails the test instead of hanging it.</summary>
internal static class Patience
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    internal static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    internal static Task InTime(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
