using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Exporting;

/// <summary>Episodes, or a twin's figures, as one JSON document. Names carry units; names are added, never changed.</summary>
internal static class JsonExport
{
    private const string Schema = "edgetwin.export/1";

    internal static void Write(TextWriter writer, ExportSource source)
    {
        if (source.Twin is { } twin)
        {
            JsonOutput.Write(writer, new
            {
                Schema,
                source.Name,
                twin.Version,
                uptimeS = JsonOutput.Rounded(twin.UptimeS, 3),
                utcS = JsonOutput.Rounded(twin.UtcS, 3),
                figures = TwinFigure.Of(twin),
                beat = new { beforeMs = JsonOutput.Rounded(twin.BeforeMs, 3), stepMs = JsonOutput.Rounded(twin.StepMs, 3), uv = twin.BeatUv },
            });
            return;
        }
        JsonOutput.Write(writer, new { Schema, source.Name, episodes = source.Episodes.Select(Episode) });
    }

    private static object Episode(ExportedEpisode one) => new
    {
        one.Device,
        one.Log,
        one.Seq,
        one.Type,
        one.Kind,
        one.Priority,
        one.StartS,
        one.EndS,
        one.DecidedS,
        startUtc = one.StartUtc?.UtcDateTime,
        endUtc = one.EndUtc?.UtcDateTime,
        one.IsOpen,
        evidence = one.Evidence.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal),
        strip = one.Strip is { } strip ? new { strip.StartS, strip.RateHz, uv = strip.Points() } : null,
    };
}
