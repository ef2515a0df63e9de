using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Replay;

/// <summary>The ECG strip that an alarm carries, as the device coded it (firmware's <see cref="EcgStrip"/>): differences in steps, a signed byte each.</summary>
/// <param name="StartS">Time of the first point, s from the record's start.</param>
/// <param name="RateHz">Points a second.</param>
/// <param name="StepUv">Size of a step, uV.</param>
/// <param name="FirstUv">The first point, uV.</param>
/// <param name="Deltas">Base64 of the steps from each point to the next.</param>
public sealed record DeviceStrip(decimal StartS, int RateHz, int StepUv, int FirstUv, string Deltas)
{
    // What a strip from the network may hold: no device sends more.
    private const int MostChars = 1 << 14;

    /// <summary>The points, uV.</summary>
    public int[] Points()
    {
        byte[] steps = Convert.FromBase64String(Deltas);
        int[] points = new int[steps.Length + 1];
        points[0] = FirstUv;
        for (int i = 0; i < steps.Length; i++)
        {
            points[i + 1] = points[i] + ((sbyte)steps[i] * StepUv);
        }
        return points;
    }

    /// <summary>The strip of an event as the device wrote it.</summary>
    /// <returns>False where it has none, or none that can be read.</returns>
    internal static bool TryRead(JsonElement told, [NotNullWhen(true)] out DeviceStrip? strip)
    {
        strip = null;
        if (!told.TryGetProperty("strip", out JsonElement one) || one.ValueKind != JsonValueKind.Object
            || !one.TryGetProperty("startS", out JsonElement start) || start.ValueKind != JsonValueKind.Number || !start.TryGetDecimal(out decimal startS)
            || !one.TryGetProperty("deltas", out JsonElement deltas) || deltas.ValueKind != JsonValueKind.String
            || Whole("rateHz") is not { } rateHz || rateHz < 1 || Whole("stepUv") is not { } stepUv || stepUv < 1 || Whole("firstUv") is not { } firstUv)
        {
            return false;
        }
        string text = deltas.GetString()!;
        if (text.Length > MostChars || !Convert.TryFromBase64String(text, new byte[text.Length], out _))
        {
            return false;
        }
        strip = new DeviceStrip(startS, rateHz, stepUv, firstUv, text);
        return true;

        int? Whole(string name) =>
            one.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && Math.Abs((long)number) <= 100_000 ? number : null;
    }

    /// <summary>The strip that the device writes with <paramref name="told"/>; null for an event without one.</summary>
    internal static DeviceStrip? Of(TwinEvent told)
    {
        if (told.Strip is null)
        {
            return null;
        }
        byte[] buffer = new byte[EcgStrip.JsonBytes + 2];
        JsonWriter json = new();
        json.Begin(buffer);
        json.OpenObject(null);
        told.Strip.Write(json);
        json.CloseObject();
        using JsonDocument document = JsonDocument.Parse(buffer.AsMemory(0, json.Length));
        return TryRead(document.RootElement, out DeviceStrip? strip) ? strip : null;
    }

    /// <summary>Writes it as the property <c>strip</c>.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("strip");
        json.WriteNumber("startS", JsonOutput.Rounded((double)StartS, 3)!.Value);
        json.WriteNumber("rateHz", RateHz);
        json.WriteNumber("stepUv", StepUv);
        json.WriteNumber("firstUv", FirstUv);
        // The default encoder would write + as six characters.
        json.WriteString("deltas", JsonEncodedText.Encode(Deltas, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        json.WriteEndObject();
    }
}
