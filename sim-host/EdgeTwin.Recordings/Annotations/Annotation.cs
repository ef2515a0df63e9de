namespace EdgeTwin.Recordings.Annotations;

/// <summary>One annotation of the MIT format (WFDB Applications Guide, annot(5)).</summary>
/// <param name="Sample">Time in frames of the record.</param>
/// <param name="Code">MIT annotation code, 0..49, such as <see cref="AnnotationCode.Normal"/>.</param>
/// <param name="Subtype">Subtype, -128..127.</param>
/// <param name="Channel">Signal it belongs to.</param>
/// <param name="Number">The num field.</param>
/// <param name="Aux">Auxiliary text, such as <c>(AFIB</c>, or null.</param>
public readonly record struct Annotation(long Sample, int Code, int Subtype = 0, int Channel = 0, int Number = 0, string? Aux = null);
