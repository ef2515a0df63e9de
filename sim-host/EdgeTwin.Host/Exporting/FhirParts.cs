using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hl7.Fhir.Model;
using FhirDevice = Hl7.Fhir.Model.Device;

namespace EdgeTwin.Host.Exporting;

/// <summary>Parts that every Observation is made of.</summary>
internal static class FhirParts
{
    private const string DeviceId = "device";
    private const string Categories = "http://terminology.hl7.org/CodeSystem/observation-category";
    private const string AbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private const string Ucum = "http://unitsofmeasure.org";
    private const string UtcForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>An Observation by a device, of nobody: who wore it is not known here.</summary>
    /// <param name="device">The device's id; null where it is not known.</param>
    /// <param name="name">What tells it from all others, and the same whenever it is exported.</param>
    /// <param name="code">What it is.</param>
    /// <param name="isFinal">False while it may change.</param>
    internal static Observation Observation(string? device, string name, CodeableConcept code, bool isFinal) => new()
    {
        Contained = [new FhirDevice { Id = DeviceId, Identifier = device is null ? [] : [new Identifier("urn:edgetwin:device", device)], Type = new CodeableConcept { Text = "EdgeTwin wearable" } }],
        Identifier = [new Identifier("urn:edgetwin:observation", name)],
        Status = isFinal ? ObservationStatus.Final : ObservationStatus.Preliminary,
        Category = [new CodeableConcept(Categories, "procedure")],
        Code = code,
        Device = new ResourceReference("#" + DeviceId),
        Note = [new Annotation { Text = "Told by an algorithm and confirmed by nobody. EdgeTwin is not a medical device." }],
    };

    /// <summary>Adds it to <paramref name="bundle"/>, under an id that is made of <paramref name="name"/>: exported twice, it is the same.</summary>
    internal static void AddTo(Bundle bundle, string name, Observation one)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        // RFC 9562, version 8: an id of one's own making.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        bundle.Entry.Add(new Bundle.EntryComponent { FullUrl = $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true):D}", Resource = one });
    }

    /// <summary>A stretch of time, or a word that it is not known: a device whose clock was never set tells no time of day.</summary>
    internal static DataType Effective(DateTimeOffset? start, DateTimeOffset? end)
    {
        if (start is { } from)
        {
            return new Period { Start = Utc(from), End = end is { } to && to >= from ? Utc(to) : null };
        }
        FhirDateTime unknown = new();
        unknown.AddExtension(AbsentReason, new Code("unknown"));
        return unknown;
    }

    /// <summary>A moment, or a word that it is not known.</summary>
    internal static DataType Effective(DateTimeOffset? moment) => moment is { } at ? new FhirDateTime(Utc(at)) : Effective(null, null);

    /// <summary>A number with UCUM's unit.</summary>
    internal static Quantity Quantity(decimal value, string unit) => new() { Value = value, Unit = unit, System = Ucum, Code = unit };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString(UtcForm, CultureInfo.InvariantCulture);
}
