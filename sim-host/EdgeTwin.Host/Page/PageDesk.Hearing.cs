using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Page;

/// <content>What collector and devices tell.</content>
internal sealed partial class PageDesk : IDeviceFeed
{
    private const int MostValues = 512;
    private const int LargestValue = 1 << 24;

    // Blocks of the ECG count its samples; those of the pulse are stamped by the ECG's, which come in heaps of their own.
    private const double EcgGapS = 0.02;
    private const double PpgGapS = 0.3;

    /// <inheritdoc/>
    public void OnEvent(CollectedEvent collected)
    {
        if (EventOnPage.Of(collected) is not { } one)
        {
            return;
        }
        IReadOnlyList<CollectedEvent> told = IsKnown(collected.Device) ? [] : Recent(collected.Device);
        lock (_lock)
        {
            DeviceDesk desk = DeskOf(collected.Device, told);
            desk.Heard(UtcMs, one.UptimeS);
            desk.Follow(one);
            byte[] frame = SseFrame.Of("event", one);
            Tell(desk.Name, viewer => viewer.Give(frame));
        }
    }

    /// <inheritdoc/>
    public void OnGap(CollectedGap gap)
    {
        lock (_lock)
        {
            byte[] frame = SseFrame.Of("lost", new { gap.FirstSeq, gap.LastSeq, gap.MissingCount });
            Tell(gap.Device, viewer => viewer.Give(frame));
        }
    }

    /// <inheritdoc/>
    public void OnLink(bool isUp, string why)
    {
        lock (_lock)
        {
            _isBrokerUp = isUp;
            _brokerWhy = why;
        }
    }

    /// <inheritdoc/>
    public void OnDocument(string device, string topicTail, byte[] payload)
    {
        IReadOnlyList<CollectedEvent> told;
        try
        {
            told = IsKnown(device) ? [] : Recent(device);
        }
        catch (InputException)
        {
            // The store has failed, which ends the collector by itself.
            return;
        }
        lock (_lock)
        {
            DeviceDesk desk = DeskOf(device, told);
            switch (topicTail)
            {
                case "health" when HealthOnPage.TryRead(payload, UtcMs) is { } health:
                    desk.Health = health;
                    byte[] frame = SseFrame.Of("health", health);
                    Tell(device, viewer => viewer.Give(frame));
                    break;
                case "status" when desk.Look is null:
                    TakeStatus(desk, payload);
                    break;
                case "wave/ecg" when desk.Look is null:
                    TakeSamples(desk, desk.Ecg, payload, "ecgUv");
                    break;
                case "wave/ppg" when desk.Look is null:
                    TakeSamples(desk, desk.Ppg, payload, "infrared");
                    break;
            }
        }
    }

    private void TakeStatus(DeviceDesk desk, byte[] payload)
    {
        if (StatusOnPage.TryRead(payload) is not { } status)
        {
            return;
        }
        desk.Heard(UtcMs, status.UptimeS);
        desk.StatusMs = UtcMs;
        // A last will knows no numbers: those of before stay, and grow old.
        desk.Now = status.UptimeS is null && desk.Now is { } before ? before with { IsLinked = status.IsLinked, Link = status.Link } : status;
        Trend(desk, desk.Now);
    }

    private void TakeSamples(DeviceDesk desk, SampleRing ring, byte[] payload, string name)
    {
        try
        {
            using JsonDocument document = NetworkJson.Parse(payload);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out JsonElement values) || values.ValueKind != JsonValueKind.Array || values.GetArrayLength() is < 1 or > MostValues
                || EventWords.Number(root, "hz") != ring.Hz || !root.TryGetProperty("startS", out JsonElement start) || start.ValueKind != JsonValueKind.Number)
            {
                return;
            }
            double startS = start.GetDouble();
            bool isEcg = ring == desk.Ecg;
            if (desk.IsBreak(ring, startS, isEcg ? EcgGapS : PpgGapS))
            {
                ring.Add(SampleRing.Missing);
            }
            foreach (JsonElement value in values.EnumerateArray())
            {
                ring.Add(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int sample) && Math.Abs((long)sample) <= LargestValue ? (isEcg ? sample : -sample) : SampleRing.Missing);
            }
            desk.Continue(ring, startS + ((double)values.GetArrayLength() / ring.Hz));
            desk.Heard(UtcMs, null);
            desk.WavesMs = UtcMs;
        }
        catch (FormatException)
        {
            // The network's word; the next block may be one.
        }
    }
}
