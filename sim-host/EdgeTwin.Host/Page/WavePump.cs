using System.Buffers;
using System.Text.Json;

namespace EdgeTwin.Host.Page;

/// <summary>
/// Makes the frames of a device's moving strips: each once, for all its viewers. Samples that come in bursts are spread over the next frames. Where the device runs faster than anybody
/// could read, a still every two seconds stands for them.
/// </summary>
internal sealed class WavePump(SampleRing ecg, SampleRing ppg)
{
    /// <summary>What a viewer gets at once, s.</summary>
    internal const int BackS = 10;

    private const int StillS = 8;
    private const int StillEveryMs = 2000;
    private const double FastestMoving = 4;
    private const int SpeedOverMs = 1000;

    private readonly int[] _buffer = new int[BackS * 250];
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private long _ecg = ecg.Count;
    private long _ppg = ppg.Count;
    private long _speedMs;
    private long _speedCount = ecg.Count;
    private long _stillMs;

    /// <summary>How fast the device's time goes, times real time; 0 while that is not known.</summary>
    internal double Speed { get; private set; }

    private bool IsFast => Speed > FastestMoving;

    /// <summary>The next frame; null where nothing is new.</summary>
    /// <param name="nowMs">Real time, ms; never falls.</param>
    internal byte[]? Next(long nowMs)
    {
        long ecgEnd = ecg.Count;
        MeasureSpeed(nowMs, ecgEnd);
        if (IsFast)
        {
            return Still(nowMs, ecgEnd);
        }
        int newEcg = Share(ref _ecg, ecgEnd, ecg.Hz);
        int newPpg = Share(ref _ppg, ppg.Count, ppg.Hz);
        return newEcg + newPpg == 0 ? null : Frame("w"u8, json =>
        {
            _ecg = Samples(json, "n", "e", ecg, _ecg, newEcg);
            _ppg = Samples(json, "m", "p", ppg, _ppg, newPpg);
        });
    }

    /// <summary>Leaves out what came while nobody watched.</summary>
    internal void CatchUp()
    {
        _ecg = ecg.Count;
        _ppg = ppg.Count;
    }

    /// <summary>The seconds before the next frame, so that a viewer begins with a full strip.</summary>
    internal object Back() => new { ecg = Back(ecg, _ecg), ppg = Back(ppg, _ppg) };

    private object Back(SampleRing ring, long to)
    {
        long from = Math.Max(0, to - (BackS * ring.Hz));
        int count = (int)Math.Max(0, Math.Min(ring.Copy(ref from, _buffer), to - from));
        return new { from, hz = ring.Hz, values = _buffer.AsSpan(0, count).ToArray().Select(one => one == SampleRing.Missing ? (int?)null : one) };
    }

    private void MeasureSpeed(long nowMs, long count)
    {
        if (nowMs - _speedMs < SpeedOverMs)
        {
            return;
        }
        Speed = _speedMs == 0 ? 0 : (count - _speedCount) * 1000.0 / ecg.Hz / (nowMs - _speedMs);
        _speedMs = nowMs;
        _speedCount = count;
    }

    // A third of what waits: bursts of a front end's FIFO, and blocks of half a second from the network, become an even flow.
    private static int Share(ref long sent, long end, int hz)
    {
        if (end - sent > 2 * FastestMoving * hz)
        {
            sent = end - (hz / 2);
        }
        return (int)Math.Max(0, (end - sent + 2) / 3);
    }

    private byte[]? Still(long nowMs, long end)
    {
        _ecg = end;
        _ppg = ppg.Count;
        if (nowMs - _stillMs < StillEveryMs)
        {
            return null;
        }
        _stillMs = nowMs;
        return Frame("still"u8, json =>
        {
            Samples(json, "n", "e", ecg, end - (StillS * ecg.Hz), StillS * ecg.Hz);
            Samples(json, "m", "p", ppg, _ppg - (StillS * ppg.Hz), StillS * ppg.Hz);
        });
    }

    private long Samples(Utf8JsonWriter json, string numberName, string name, SampleRing ring, long from, int most)
    {
        int count = Math.Min(ring.Copy(ref from, _buffer.AsSpan(0, Math.Max(most, (int)Math.Min(ring.Count - from, _buffer.Length)))), most);
        json.WriteNumber(numberName, from);
        json.WriteStartArray(name);
        foreach (int value in _buffer.AsSpan(0, count))
        {
            if (value == SampleRing.Missing)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteNumberValue(value);
            }
        }
        json.WriteEndArray();
        return from + count;
    }

    private byte[] Frame(ReadOnlySpan<byte> name, Action<Utf8JsonWriter> write)
    {
        _bytes.ResetWrittenCount();
        _bytes.Write("event: "u8);
        _bytes.Write(name);
        _bytes.Write("\ndata: "u8);
        using (Utf8JsonWriter json = new(_bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        _bytes.Write("\n\n"u8);
        return _bytes.WrittenSpan.ToArray();
    }
}
