using Hl7.Fhir.Model;

namespace EdgeTwin.Host.Exporting;

/// <summary>
/// What things are called in FHIR: by our own words, and beside them by LOINC and by ISO/IEEE 11073-10101 where these have the very thing. Events of 11073 (partition 3) are numbered as in
/// DICOM PS3.16, CID 3038; measurements (partition 2) as HL7's value sets of 11073 codes list them.
/// </summary>
internal static class FhirCodes
{
    /// <summary>Our own names of what a device tells.</summary>
    internal const string Kinds = "urn:edgetwin:event-kind";

    /// <summary>Our own names of the numbers that it was decided on.</summary>
    internal const string Evidence = "urn:edgetwin:evidence";

    /// <summary>Our own names of a twin's figures.</summary>
    internal const string Figures = "urn:edgetwin:twin-figure";

    private const string Loinc = "http://loinc.org";
    private const string Mdc = "urn:iso:std:iso:11073:10101";

    // Partition times 65536 and the term's number.
    private static Coding MdcEvent(int term, string name) => new(Mdc, ((3 << 16) + term).ToString(System.Globalization.CultureInfo.InvariantCulture), name);

    private static Coding MdcMetric(int term, string name) => new(Mdc, ((2 << 16) + term).ToString(System.Globalization.CultureInfo.InvariantCulture), name);

    /// <summary>A kind of event.</summary>
    internal static CodeableConcept Kind(string kind) => Concept(new Coding(Kinds, kind), kind switch
    {
        "asystole" => [MdcEvent(3076, "MDC_EVT_ECG_ASYSTOLE")],
        "af" => [MdcEvent(3128, "MDC_EVT_ECG_ATR_FIB")],
        "spo2-low" => [MdcEvent(3246, "MDC_EVT_DESAT")],
        _ => [],
    });

    /// <summary>A number of the evidence.</summary>
    internal static CodeableConcept Number(string name) => Concept(new Coding(Evidence, name), name switch
    {
        "hrBpm" => HeartRate,
        "spo2Permille" => [new Coding(Loinc, "59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry")],
        _ => [],
    });

    /// <summary>A twin's figure.</summary>
    internal static CodeableConcept Figure(string name) => Concept(new Coding(Figures, name), name switch
    {
        "heart-rate" => HeartRate,
        "qt" => [new Coding(Loinc, "8634-8", "Q-T interval"), MdcMetric(16160, "MDC_ECG_TIME_PD_QT_GL")],
        "rr" => [MdcMetric(16168, "MDC_ECG_TIME_PD_RR_GL")],
        "st" => [MdcMetric(768, "MDC_ECG_AMPL_ST")],
        _ => [],
    });

    /// <summary>A strip of ECG.</summary>
    internal static CodeableConcept Strip() => Concept(new Coding(Evidence, "strip"), [new Coding(Loinc, "11524-6", "EKG study"), MdcMetric(256, "MDC_ECG_ELEC_POTL")]);

    /// <summary>UCUM's unit of a number by its name, and what the number is multiplied with to be in it; null for a count or a code.</summary>
    internal static (string Unit, decimal Scale)? UnitOf(string name) => name switch
    {
        _ when name.EndsWith("UvPerS", StringComparison.Ordinal) => ("uV/s", 1),
        _ when name.EndsWith("UvS", StringComparison.Ordinal) => ("uV.s", 1),
        _ when name.EndsWith("Uv", StringComparison.Ordinal) => ("uV", 1),
        _ when name.EndsWith("Ms", StringComparison.Ordinal) => ("ms", 1),
        _ when name.EndsWith("Minutes", StringComparison.Ordinal) => ("min", 1),
        _ when name.EndsWith("Bpm", StringComparison.Ordinal) => ("/min", 1),
        _ when name.EndsWith("Percent", StringComparison.Ordinal) => ("%", 1),
        _ when name.EndsWith("Permille", StringComparison.Ordinal) => ("%", 0.1m),
        _ when name.EndsWith("Permyriad", StringComparison.Ordinal) => ("%", 0.01m),
        _ when name.EndsWith("Millihertz", StringComparison.Ordinal) => ("mHz", 1),
        _ when name.EndsWith("AfterS", StringComparison.Ordinal) => ("s", 1),
        _ => null,
    };

    private static Coding[] HeartRate => [new Coding(Loinc, "8867-4", "Heart rate"), MdcMetric(16770, "MDC_ECG_HEART_RATE")];

    private static CodeableConcept Concept(Coding own, Coding[] others) => new() { Coding = [own, .. others], Text = own.Code };
}
