using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EdgeTwin.Page.Tests.Load;

/// <summary><c>edgetwin run</c> as a process of its own, so that what it takes can be told from what its viewers take.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ServerProcess(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "edgetwin.dll"), "run", .. arguments]) { RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null && PageLine().Match(line.Data) is { Success: true } found)
            {
                _page.TrySetResult(new Uri(found.Groups[1].Value));
            }
        };
        _process.BeginOutputReadLine();
    }

    /// <summary>Where its page is.</summary>
    internal Task<Uri> PageAsync() => _page.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Processor time so far.</summary>
    internal TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory, MB.</summary>
    internal double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? double.NaN : _process.WorkingSet64 / 1048576.0;
        }
    }

    internal bool HasEnded => _process.HasExited;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    [GeneratedRegex(@"Live page at (\S+)")]
    private static partial Regex PageLine();
}
