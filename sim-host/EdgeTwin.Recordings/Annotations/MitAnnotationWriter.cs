using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Annotations;

/// <summary>Encodes MIT annotation files (annot(5)).</summary>
internal static class MitAnnotationWriter
{
    /// <summary>Longest text of one annotation: its length must fit a byte for other readers.</summary>
    internal const int MaxAuxBytes = 255;

    /// <summary>The bytes of a file with these annotations, sorted by time.</summary>
    /// <exception cref="ArgumentException">A field of an annotation is outside its range.</exception>
    internal static byte[] Encode(AnnotationFile file)
    {
        using MemoryStream output = new();
        Encoder encoder = new(output);
        if (file.TimeResolutionHz is { } ticksHz)
        {
            encoder.Note(MitAnnotationWords.TimeResolution + ticksHz.ToString("G12", CultureInfo.InvariantCulture));
        }
        if (file.CustomTypes.Count > 0)
        {
            encoder.Note(MitAnnotationWords.DefinitionsStart);
            foreach ((int code, CustomAnnotationType type) in file.CustomTypes.OrderBy(pair => pair.Key))
            {
                encoder.Note(string.Create(CultureInfo.InvariantCulture, $"{code} {type.Mnemonic} {type.Description}"));
            }
            encoder.Note(MitAnnotationWords.DefinitionsEnd);
        }
        foreach (Annotation annotation in file.Annotations.OrderBy(annotation => annotation.Sample))
        {
            encoder.Put(annotation);
        }
        encoder.Word(0, 0);
        return output.ToArray();
    }

    private sealed class Encoder(MemoryStream output)
    {
        private long previousSample;
        private int channel;
        private int num;

        internal void Note(string text) => Put(new Annotation(0, MitAnnotationWords.Note, 0, channel, num, text));

        internal void Put(Annotation annotation)
        {
            Check(annotation);
            Time(annotation);
            if (annotation.Subtype != 0)
            {
                Word(MitAnnotationWords.Sub, annotation.Subtype);
            }
            if (annotation.Channel != channel)
            {
                channel = annotation.Channel;
                Word(MitAnnotationWords.Chn, channel);
            }
            if (annotation.Number != num)
            {
                num = annotation.Number;
                Word(MitAnnotationWords.Num, num);
            }
            if (!string.IsNullOrEmpty(annotation.Aux))
            {
                Aux(annotation.Aux);
            }
        }

        internal void Word(int code, int value) => Pair((code << 10) | (value & MitAnnotationWords.MaxInterval));

        private static void Check(Annotation annotation)
        {
            if (annotation.Code is < 1 or > AnnotationCode.Max || annotation.Sample < 0)
            {
                throw new ArgumentException($"annotation {annotation} has a code outside 1 to {AnnotationCode.Max} or a time before 0");
            }
            if (annotation.Subtype is < -128 or > 127 || annotation.Number is < -128 or > 127 || annotation.Channel is < 0 or > 255)
            {
                throw new ArgumentException($"annotation {annotation} has a subtype, channel or number outside its byte");
            }
        }

        private void Time(Annotation annotation)
        {
            long interval = annotation.Sample - previousSample;
            previousSample = annotation.Sample;
            while (interval > MitAnnotationWords.MaxInterval)
            {
                int part = (int)Math.Min(interval, int.MaxValue);
                Word(MitAnnotationWords.Skip, 0);
                Pair(part >> 16);
                Pair(part);
                interval -= part;
            }
            Word(annotation.Code, (int)interval);
        }

        private void Aux(string text)
        {
            byte[] bytes = Encoding.Latin1.GetBytes(text);
            if (bytes.Length > MaxAuxBytes)
            {
                throw new ArgumentException($"the text of an annotation has {bytes.Length} bytes; at most {MaxAuxBytes} fit");
            }
            Word(MitAnnotationWords.Aux, bytes.Length);
            output.Write(bytes);
            if (bytes.Length % 2 != 0)
            {
                output.WriteByte(0);
            }
        }

        private void Pair(int value)
        {
            output.WriteByte((byte)value);
            output.WriteByte((byte)(value >> 8));
        }
    }
}
