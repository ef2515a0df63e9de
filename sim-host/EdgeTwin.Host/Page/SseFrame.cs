using System.Text.Json;

namespace EdgeTwin.Host.Page;

/// <summary>Frames of a server-sent event stream (WHATWG HTML, 9.2): encoded once, and the same bytes go to every viewer.</summary>
internal static class SseFrame
{
    /// <summary>Names in camel case; what is null is left out.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>An event of one line of data. JSON holds no line break outside its strings, and in them they are escaped.</summary>
    internal static byte[] Of(string name, object data)
    {
        using MemoryStream stream = new(256);
        stream.Write("event: "u8);
        foreach (char letter in name)
        {
            stream.WriteByte((byte)letter);
        }
        stream.Write("\ndata: "u8);
        JsonSerializer.Serialize(stream, data, data.GetType(), Json);
        stream.Write("\n\n"u8);
        return stream.ToArray();
    }
}
