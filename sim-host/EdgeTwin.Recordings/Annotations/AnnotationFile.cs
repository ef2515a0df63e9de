namespace EdgeTwin.Recordings.Annotations;

/// <summary>The annotations of one file in the MIT format: annot(5) of the WFDB Applications Guide.</summary>
public sealed class AnnotationFile
{
    /// <summary>Holds annotations for writing, or as they were read.</summary>
    /// <param name="annotations">In the order of time; <see cref="Annotation.Sample"/> counts at <paramref name="timeResolutionHz"/>, or in frames of the record where that is null.</param>
    /// <param name="timeResolutionHz">Ticks a second of the times in the file, or null for the record's own frames.</param>
    /// <param name="customTypes">Codes that the file itself names.</param>
    public AnnotationFile(IReadOnlyList<Annotation> annotations, double? timeResolutionHz = null, IReadOnlyDictionary<int, CustomAnnotationType>? customTypes = null)
    {
        Annotations = annotations;
        TimeResolutionHz = timeResolutionHz;
        CustomTypes = customTypes ?? new Dictionary<int, CustomAnnotationType>();
    }

    /// <summary>The annotations in the file's order, without the notes that carry the two fields below.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }

    /// <summary>Ticks a second of the times, where the file has a <c>## time resolution:</c> note; else null: frames of the record.</summary>
    public double? TimeResolutionHz { get; }

    /// <summary>Codes that the file names between <c>## annotation type definitions</c> and <c>## end of definitions</c>.</summary>
    public IReadOnlyDictionary<int, CustomAnnotationType> CustomTypes { get; }

    /// <summary>Reads the file at <paramref name="path"/>, with times in frames at <paramref name="recordFrequencyHz"/>.</summary>
    /// <exception cref="InputException">The file is missing, damaged or in the AHA format.</exception>
    public static IReadOnlyList<Annotation> ReadFor(string path, double recordFrequencyHz) => Read(path).InFrames(recordFrequencyHz);

    /// <summary>Reads the file at <paramref name="path"/> with times as they stand in it.</summary>
    /// <exception cref="InputException">The file is missing, damaged or in the AHA format.</exception>
    public static AnnotationFile Read(string path) => MitAnnotationReader.Read(path);

    /// <summary>Writes the annotations to <paramref name="path"/>, sorted by time; the file appears when it is complete.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(string path) => OutputFile.WriteAll(path, MitAnnotationWriter.Encode(this));

    /// <summary>The annotations with times in frames at <paramref name="recordFrequencyHz"/>, rounded to the nearest.</summary>
    public IReadOnlyList<Annotation> InFrames(double recordFrequencyHz)
    {
        if (TimeResolutionHz is not { } ticksHz || ticksHz == recordFrequencyHz)
        {
            return Annotations;
        }
        double framesPerTick = recordFrequencyHz / ticksHz;
        return [.. Annotations.Select(annotation => annotation with { Sample = (long)Math.Round(annotation.Sample * framesPerTick) })];
    }
}
