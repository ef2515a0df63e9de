using System.Globalization;
using System.Text.Json;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Twins;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace EdgeTwin.Host.Exporting;

/// <summary>
/// Episodes, or a twin, as a FHIR R4 Bundle of Observations. What a device says of itself alone (that it started, a setting, a worn sensor) is no observation of a wearer and left out.
/// </summary>
internal static class FhirExport
{
    private const int LongestText = 200;

    /// <summary>Writes the Bundle.</summary>
    /// <returns>Episodes left out.</returns>
    internal static int Write(TextWriter writer, ExportSource source)
    {
        Bundle bundle = new() { Type = Bundle.BundleType.Collection };
        if (source.Twin is { } twin)
        {
            AddTwin(bundle, source.Name, twin);
        }
        foreach (ExportedEpisode one in source.Episodes.Where(one => one.IsObservation))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{one.Device}/{(one.Log.Length > 0 ? one.Log : "replay")}/{one.Seq}");
            FhirParts.AddTo(bundle, name, Observation(one, name));
        }
        writer.WriteLine(bundle.ToJson(pretty: true));
        return source.Episodes.Count(one => !one.IsObservation);
    }

    private static Observation Observation(ExportedEpisode one, string name)
    {
        Observation observation = FhirParts.Observation(one.Log.Length > 0 ? one.Device : null, name, FhirCodes.Kind(one.Kind), !one.IsOpen);
        observation.Effective = FhirParts.Effective(one.StartUtc, one.EndUtc);
        observation.Component.Add(new Observation.ComponentComponent { Code = FhirCodes.Number("priority"), Value = new FhirString(one.Priority) });
        AddSeconds(observation, "startS", one.StartS);
        AddSeconds(observation, "endS", one.EndS);
        AddSeconds(observation, "decidedS", one.DecidedS);
        foreach ((string field, JsonElement value) in one.Evidence.DistinctBy(entry => entry.Key))
        {
            if (ValueOf(field, value) is { } told)
            {
                observation.Component.Add(new Observation.ComponentComponent { Code = FhirCodes.Number(field), Value = told });
            }
        }
        if (one.Strip is { } strip)
        {
            observation.Component.Add(new Observation.ComponentComponent { Code = FhirCodes.Strip(), Value = SampledData(strip) });
        }
        return observation;
    }

    private static void AddSeconds(Observation observation, string field, decimal? seconds)
    {
        if (seconds is { } value)
        {
            observation.Component.Add(new Observation.ComponentComponent { Code = FhirCodes.Number(field), Value = FhirParts.Quantity(value, "s") });
        }
    }

    private static DataType? ValueOf(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when FhirCodes.UnitOf(field) is { } unit && value.TryGetDecimal(out decimal number) && Math.Abs(number) < 1e12m => FhirParts.Quantity(number * unit.Scale, unit.Unit),
        JsonValueKind.Number when value.TryGetInt32(out int count) => new Integer(count),
        JsonValueKind.True or JsonValueKind.False => new FhirBoolean(value.GetBoolean()),
        JsonValueKind.String when Plain(value.GetString()!) is { Length: > 0 } text => new FhirString(text),
        _ => null,
    };

    // The device's text, which came over the network: FHIR allows neither control characters nor nothing but blanks.
    private static string Plain(string text) => new string([.. text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(LongestText)]).Trim();

    private static SampledData SampledData(DeviceStrip strip) => new()
    {
        Origin = FhirParts.Quantity(0, "uV"),
        Period = Math.Round(1000m / strip.RateHz, 6),
        Factor = 1,
        Dimensions = 1,
        Data = string.Join(' ', strip.Points()),
    };

    private static void AddTwin(Bundle bundle, string name, TwinSnapshot twin)
    {
        DateTimeOffset? told = twin.UtcS is { } utc and > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeMilliseconds((long)(utc * 1000)) : null;
        foreach (IGrouping<string, TwinFigure> figures in TwinFigure.Of(twin).GroupBy(one => one.Name))
        {
            // A twin's file does not say whose it is. It goes on learning: another edition may say otherwise.
            string own = string.Create(CultureInfo.InvariantCulture, $"{name}/twin-{twin.Version}/{figures.Key}");
            Observation observation = FhirParts.Observation(null, own, FhirCodes.Figure(figures.Key), false);
            observation.Effective = FhirParts.Effective(told);
            TwinFigure[] ranges = [.. figures];
            if (ranges is [{ Range: "" } whole])
            {
                observation.Value = FhirParts.Quantity(whole.Mean, whole.Unit);
                AddSpread(observation, whole);
            }
            else
            {
                Array.ForEach(ranges, one => AddRange(observation, one));
            }
            FhirParts.AddTo(bundle, own, observation);
        }
    }

    private static void AddSpread(Observation observation, TwinFigure one)
    {
        if (one.Deviation is { } deviation)
        {
            observation.Component.Add(new Observation.ComponentComponent { Code = FhirCodes.Figure("mean-absolute-deviation"), Value = FhirParts.Quantity(deviation, one.Unit) });
        }
        observation.Component.Add(new Observation.ComponentComponent { Code = FhirCodes.Figure("count"), Value = new Integer(one.Count) });
    }

    private static void AddRange(Observation observation, TwinFigure one)
    {
        CodeableConcept code = FhirCodes.Figure(one.Name);
        code.Text = $"{one.Name} at {one.Range}, {one.Count.ToString(CultureInfo.InvariantCulture)} times measured";
        observation.Component.Add(new Observation.ComponentComponent { Code = code, Value = FhirParts.Quantity(one.Mean, one.Unit) });
    }
}
