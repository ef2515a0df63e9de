using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;
using FhirDevice = Hl7.Fhir.Model.Device;

namespace EdgeTwin.Host.Tests.Exporting;

/// <summary>What is written is read back with Firely's parser at its strictest: cardinalities, formats, bindings that are required.</summary>
public sealed class FhirExportTests : IDisposable
{
    private const string Mdc = "urn:iso:std:iso:11073:10101";

    private readonly ExportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void An_episode_is_an_observation_with_its_numbers_and_its_strip()
    {
        Observation[] all = Read(ExportBench.Export(_bench.Store, "--to", "fhir"));
        // Not the device's own start.
        Assert.Equal(["af", "symptom", "st-episode", "tachycardia"], all.Select(one => one.Code.Coding[0].Code));
        Observation af = all[0];
        Assert.Equal(ObservationStatus.Final, af.Status);
        Assert.Contains(af.Code.Coding, one => (one.System, one.Code) == (Mdc, "199736"));
        Period when = Assert.IsType<Period>(af.Effective);
        Assert.Equal(("2026-03-01T12:01:30.000Z", "2026-03-01T12:02:40.500Z"), (when.Start, when.End));
        Assert.Null(af.Subject);
        Assert.Equal("w1", Assert.IsType<FhirDevice>(Assert.Single(af.Contained)).Identifier[0].Value);
        Quantity rate = Assert.IsType<Quantity>(Assert.Single(af.Component, one => one.Code.Coding.Any(code => code.Code == "8867-4")).Value);
        Assert.Equal((104m, "/min"), (rate.Value, rate.Code));
        SampledData strip = Assert.IsType<SampledData>(Assert.Single(af.Component, one => one.Value is SampledData).Value);
        Assert.Equal((8m, 1, "uV"), (strip.Period, strip.Dimensions, strip.Origin.Code));
        Assert.Equal(ExportBench.Ramp, strip.Data!.Split(' ').Select(int.Parse));
        Quantity saturation = Assert.IsType<Quantity>(Assert.Single(all[2].Component, one => one.Code.Coding.Any(code => code.Code == "59408-5")).Value);
        Assert.Equal((87.4m, "%"), (saturation.Value, saturation.Code));
    }

    [Fact]
    public void Without_a_clock_the_time_is_said_to_be_unknown_and_what_lasts_is_preliminary()
    {
        Observation open = Assert.Single(Read(ExportBench.Export(_bench.Store, "--to", "fhir", "--device", "w2")));
        Assert.Equal(ObservationStatus.Preliminary, open.Status);
        FhirDateTime when = Assert.IsType<FhirDateTime>(open.Effective);
        Assert.Null(when.Value);
        Assert.Equal("unknown", when.GetStringExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason") ?? Assert.IsType<Code>(Assert.Single(when.Extension).Value).Value);
    }

    [Fact]
    public void A_twin_is_what_is_usual_of_its_wearer()
    {
        Observation[] all = Read(ExportBench.Export(_bench.Twin(), "--to", "fhir"));
        Observation rate = Assert.Single(all, one => one.Code.Coding.Any(code => code.Code == "8867-4"));
        Assert.InRange(Assert.IsType<Quantity>(rate.Value).Value!.Value, 71, 73);
        Observation qt = Assert.Single(all, one => one.Code.Coding.Any(code => code.Code == "8634-8"));
        Assert.All(qt.Component, one => Assert.InRange(Assert.IsType<Quantity>(one.Value).Value!.Value, 250, 500));
        Assert.Contains(all, one => one.Code.Coding.Any(code => code.Code == "131840"));
        // A twin's file does not say which device it is of.
        Assert.Empty(Assert.IsType<FhirDevice>(Assert.Single(rate.Contained)).Identifier);
    }

    [Fact]
    public void Exported_twice_it_is_the_same()
    {
        string once = ExportBench.Export(_bench.Store, "--to", "fhir");
        Assert.Equal(once, ExportBench.Export(_bench.Store, "--to", "fhir"));
    }

    [Theory]
    [InlineData("\"final\"", "\"done\"")]
    [InlineData("\"code\": {", "\"coda\": {")]
    [InlineData("\"dimensions\": 1,", "")]
    [InlineData("12:01:30.000Z", "noon")]
    public void The_parser_sees_what_is_wrong(string right, string wrong)
    {
        string json = ExportBench.Export(_bench.Store, "--to", "fhir");
        Assert.Contains(right, json, StringComparison.Ordinal);
        Assert.NotEmpty(Issues(json.Replace(right, wrong, StringComparison.Ordinal), out _));
    }

    private static Observation[] Read(string json)
    {
        Assert.Empty(Issues(json, out Resource? resource));
        Bundle bundle = Assert.IsType<Bundle>(resource);
        Assert.Equal(Bundle.BundleType.Collection, bundle.Type);
        Assert.Equal(bundle.Entry.Count, bundle.Entry.Select(one => one.FullUrl).Distinct().Count());
        Assert.All(bundle.Entry, one => Assert.StartsWith("urn:uuid:", one.FullUrl, StringComparison.Ordinal));
        return [.. bundle.Entry.Select(one => Assert.IsType<Observation>(one.Resource))];
    }

    private static string[] Issues(string json, out Resource? resource)
    {
        FhirJsonDeserializer strict = new(new DeserializerSettings().UsingMode(DeserializationMode.Strict));
        strict.TryDeserializeResource(json, out resource, out IEnumerable<CodedException> issues);
        return [.. issues.Select(one => one.Message)];
    }
}
