namespace EdgeTwin.Host.Tests.Support;

/// <summary>Things that happened, in order, and waiting for the first that fits.</summary>
internal sealed class Happenings
{
    private readonly Lock _lock = new();
    private readonly List<object> _all = [];
    private readonly List<(Func<object, bool> Fits, TaskCompletionSource<object> Source)> _waiting = [];

    internal IReadOnlyList<object> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    internal void Add(object one)
    {
        lock (_lock)
        {
            _all.Add(one);
            foreach ((Func<object, bool> _, TaskCompletionSource<object> source) in _waiting.Where(w => w.Fits(one)))
            {
                source.TrySetResult(one);
            }
        }
    }

    /// <summary>The first that fits, from the <paramref name="after"/>th on; fails where none comes in time.</summary>
    internal async Task<T> FirstAsync<T>(Func<T, bool> fits, int after = 0)
    {
        TaskCompletionSource<object> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_all.Skip(after).OfType<T>().Where(fits).Take(1).ToArray() is [var there])
            {
                return there;
            }
            _waiting.Add((one => one is T typed && fits(typed), source));
        }
        try
        {
            return (T)await source.Task.InTime();
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"no fitting {typeof(T).Name} among: {string.Join("; ", All)}");
        }
    }
}
