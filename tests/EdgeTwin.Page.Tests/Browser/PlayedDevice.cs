using EdgeTwin.Host.Page;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Page.Tests.Browser;

/// <summary>Plays a heart into a desk's rings in real time, until it is disposed.</summary>
internal sealed class PlayedDevice : IAsyncDisposable
{
    private const int BlockMs = 20;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _playing;

    internal PlayedDevice(DeviceDesk desk) => _playing = Task.Run(() => PlayAsync(desk));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _playing;
        _stop.Dispose();
    }

    private async Task PlayAsync(DeviceDesk desk)
    {
        int[] heart = new SyntheticEcg([HeartSegment.Sinus(60, 75)], new EcgTraits { Seed = 3 }).ReadToEnd();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(BlockMs));
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                for (int i = 0; i < 250 * BlockMs / 1000; i++)
                {
                    int sample = heart[(int)(desk.Ecg.Count % heart.Length)];
                    desk.Ecg.Add(sample);
                    if (desk.Ecg.Count % 5 == 0)
                    {
                        desk.Ppg.Add(sample);
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
