using System.Text.Json;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Running;

/// <summary>Writes episodes that were collected in the form of <c>replay</c>'s <c>NAME.events.jsonl</c>, so that the two can be compared line by line.</summary>
internal static class EpisodeFile
{
    internal static void Write(string path, IReadOnlyList<Episode> episodes) => OutputFile.Write(path, stream =>
    {
        foreach (Episode one in episodes)
        {
            using (Utf8JsonWriter json = new(stream))
            {
                json.WriteStartObject();
                json.WriteString("kind", one.Kind);
                Number(json, "startS", one.StartS);
                Number(json, "endS", one.EndS);
                Number(json, "decidedS", one.DecidedS);
                json.WriteStartObject("evidence");
                foreach ((string name, JsonElement value) in one.Evidence)
                {
                    json.WritePropertyName(name);
                    value.WriteTo(json);
                }
                json.WriteEndObject();
                one.Strip?.Write(json);
                json.WriteEndObject();
            }
            stream.WriteByte((byte)'\n');
        }
    });

    private static void Number(Utf8JsonWriter json, string name, decimal? seconds)
    {
        if (seconds is { } value)
        {
            json.WriteNumber(name, (double)value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
