using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Health;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary>What <c>edgetwin collect --json</c> prints: one document a line, each with its schema, for programs that read as it comes.</summary>
internal sealed class CollectJson(CommandContext context) : ICollectorListener
{
    private const string Schema = "edgetwin.collect/1";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly StatusChanges _statuses = new();

    /// <inheritdoc/>
    public void OnEvent(CollectedEvent collected) => Write(new
    {
        schema = Schema,
        what = "event",
        collected.Device,
        collected.Log,
        collected.Seq,
        collected.Type,
        collected.Kind,
        uptimeS = collected.UptimeMs / 1000m,
        utcS = collected.UtcMs / 1000m,
        receivedUtcS = collected.ReceivedUtc.ToUnixTimeMilliseconds() / 1000m,
        // The reader has seen that it is an object.
        @event = JsonNode.Parse(collected.Json),
        advice = HealthAdvice.Of(JsonDocument.Parse(collected.Json).RootElement),
    });

    /// <inheritdoc/>
    public void OnGap(CollectedGap gap) => Write(new
    {
        schema = Schema,
        what = "gap",
        gap.Device,
        gap.Log,
        gap.FirstSeq,
        gap.LastSeq,
        gap.MissingCount,
        cause = gap.Cause == GapCause.LostOnDevice ? "lost-on-device" : "acknowledged-before",
    });

    /// <inheritdoc/>
    public void OnStatus(DeviceStatus status)
    {
        if (_statuses.IsChange(status))
        {
            Write(new { schema = Schema, what = "status", status.Device, status.IsOnline });
        }
    }

    /// <inheritdoc/>
    public void OnRefused(RefusedMessage refused) => Write(new { schema = Schema, what = "refused", refused.Device, refused.Why });

    /// <inheritdoc/>
    public void OnLink(bool isUp, string why) => Write(new { schema = Schema, what = "link", isUp, why });

    private void Write(object document)
    {
        context.Out.WriteLine(JsonSerializer.Serialize(document, Options));
        context.Out.Flush();
    }
}
