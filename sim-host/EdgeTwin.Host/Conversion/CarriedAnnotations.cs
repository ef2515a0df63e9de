using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Edf;
using EdgeTwin.Recordings.Rr;

namespace EdgeTwin.Host.Conversion;

/// <summary>Annotations on their way from one format to another.</summary>
internal static class CarriedAnnotations
{
    private const int NoteCode = 22;
    private const int MostAuxCharacters = 255;

    /// <summary>All that the record has: its own, or those of the file beside it.</summary>
    internal static IReadOnlyList<Annotation> Read(string source, IRecording recording, string annotator)
    {
        if (recording is EdfRecord edf)
        {
            return [.. edf.ReadAnnotations().Select(one => FromEdf(one, recording.SamplingFrequencyHz)).OrderBy(one => one.Sample)];
        }
        if (recording is RrRecord beats)
        {
            return beats.Beats;
        }
        string? file = RecordingOpener.FindAnnotations(source, annotator);
        return file is null ? [] : AnnotationFile.ReadFor(file, recording.SamplingFrequencyHz);
    }

    /// <summary>As EDF+ has them: the mnemonic of a beat, or the text.</summary>
    internal static IReadOnlyList<EdfAnnotation> ToEdf(IReadOnlyList<Annotation> annotations, double frequencyHz) =>
        [.. annotations.Select(one => new EdfAnnotation(one.Sample / frequencyHz, null, Text(one)))];

    private static string Text(Annotation one)
    {
        string mnemonic = AnnotationCode.Mnemonic(one.Code);
        return one.Aux is not { Length: > 0 } aux ? mnemonic : one.Code == NoteCode ? aux : $"{mnemonic} {aux}";
    }

    // "N" and "+ (AFIB" go back to what they were; anything else is a note.
    private static Annotation FromEdf(EdfAnnotation one, double frequencyHz)
    {
        long sample = (long)Math.Round(Math.Max(0, one.OnsetSeconds) * frequencyHz);
        string[] parts = one.Text.Split(' ', 2);
        for (int code = 1; code <= AnnotationCode.Max; code++)
        {
            if (AnnotationCode.Mnemonic(code) == parts[0])
            {
                return new Annotation(sample, code, Aux: parts.Length > 1 ? Short(parts[1]) : null);
            }
        }
        return new Annotation(sample, NoteCode, Aux: Short(one.Text));
    }

    // An aux text of the MIT format is 255 bytes at most; UTF-8 takes up to 3 for a character of it.
    private static string Short(string text)
    {
        int length = Math.Min(text.Length, MostAuxCharacters);
        while (System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) > MostAuxCharacters)
        {
            length--;
        }
        return text[..length];
    }
}
