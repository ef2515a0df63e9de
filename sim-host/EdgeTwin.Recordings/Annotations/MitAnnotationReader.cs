using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Annotations;

/// <summary>Decodes MIT annotation files (annot(5)).</summary>
internal sealed class MitAnnotationReader
{
    /// <summary>Longest file read: many days of beats.</summary>
    internal const int MaxFileBytes = 256 << 20;

    private readonly string path;
    private readonly byte[] bytes;
    private readonly List<Annotation> annotations = [];
    private readonly Dictionary<int, CustomAnnotationType> customTypes = [];
    private double? timeResolutionHz;
    private int position;
    private bool inDefinitions;

    private MitAnnotationReader(string path, byte[] bytes)
    {
        this.path = path;
        this.bytes = bytes;
    }

    /// <summary>Reads the file.</summary>
    internal static AnnotationFile Read(string path) => Decode(path, InputFile.ReadAll(path, MaxFileBytes, "an annotation file"));

    /// <summary>Decodes the bytes of a file.</summary>
    internal static AnnotationFile Decode(string path, byte[] bytes)
    {
        if (bytes.Length >= 16 && bytes.Length % 16 == 0 && bytes[0] == 0 && bytes[1] is (byte)'[' or (byte)']' or (byte)'N' or (byte)'V' or (byte)'U' && LooksLikeAha(bytes))
        {
            throw new InputException(path, "", "this is the AHA annotation format, which is not supported", "convert it with rdann and wrann of WFDB to the MIT format");
        }
        return new MitAnnotationReader(path, bytes).Decode();
    }

    private static bool LooksLikeAha(byte[] bytes)
    {
        // Every block of 16 has an unused zero and an ASCII code; in the MIT format bytes 0 and 1 of words would have to agree by chance.
        for (int block = 0; block < bytes.Length; block += 16)
        {
            if (bytes[block] != 0 || !(char.IsAsciiLetter((char)bytes[block + 1]) || bytes[block + 1] is (byte)'[' or (byte)']' or (byte)'+'))
            {
                return false;
            }
        }
        return true;
    }

    private AnnotationFile Decode()
    {
        long sample = 0;
        int num = 0;
        int channel = 0;
        while (true)
        {
            if (position == bytes.Length)
            {
                throw Damaged("the end mark is missing");
            }
            int word = Word();
            int code = word >> 10;
            if (word == 0)
            {
                break;
            }
            if (code == MitAnnotationWords.Skip)
            {
                sample += SkipInterval();
                continue;
            }
            if (code > AnnotationCode.Max)
            {
                throw Damaged($"code {code} stands where an annotation begins");
            }
            sample += word & MitAnnotationWords.MaxInterval;
            Annotation annotation = Modifiers(new Annotation(sample, code, 0, channel, num, null));
            (num, channel) = (annotation.Number, annotation.Channel);
            // Code 0 is no annotation: WFDB puts one after its opening notes, to bring the time back to 0.
            if (code != 0 && !TakeSpecial(annotation))
            {
                annotations.Add(annotation);
            }
        }
        return new AnnotationFile(annotations, timeResolutionHz, customTypes);
    }

    private Annotation Modifiers(Annotation annotation)
    {
        while (position + 2 <= bytes.Length)
        {
            int word = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(position));
            int value = word & MitAnnotationWords.MaxInterval;
            switch (word >> 10)
            {
                case MitAnnotationWords.Num:
                    annotation = annotation with { Number = (sbyte)value };
                    break;
                case MitAnnotationWords.Sub:
                    annotation = annotation with { Subtype = (sbyte)value };
                    break;
                case MitAnnotationWords.Chn:
                    annotation = annotation with { Channel = value & 0xFF };
                    break;
                case MitAnnotationWords.Aux:
                    position += 2;
                    annotation = annotation with { Aux = Text(value) };
                    continue;
                default:
                    return annotation;
            }
            position += 2;
        }
        return annotation;
    }

    private string Text(int length)
    {
        if (position + length > bytes.Length)
        {
            throw Damaged($"a text of {length} bytes runs over the end");
        }
        string text = Encoding.Latin1.GetString(bytes, position, length).TrimEnd('\0');
        position = Math.Min(bytes.Length, position + length + (length & 1));
        return text;
    }

    private int SkipInterval()
    {
        int high = Word();
        int low = Word();
        return (high << 16) | low;
    }

    private int Word()
    {
        if (position + 2 > bytes.Length)
        {
            throw Damaged("the file ends inside an annotation");
        }
        int word = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(position));
        position += 2;
        return word;
    }

    /// <summary>Takes the notes that describe the file rather than the recording.</summary>
    private bool TakeSpecial(Annotation annotation)
    {
        if (annotation is not { Code: MitAnnotationWords.Note, Aux: { } text, Sample: 0 })
        {
            return false;
        }
        if (text.StartsWith(MitAnnotationWords.TimeResolution, StringComparison.Ordinal))
        {
            string number = text[MitAnnotationWords.TimeResolution.Length..].Trim();
            bool isGood = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double ticksHz) && ticksHz > 0 && double.IsFinite(ticksHz);
            timeResolutionHz = isGood ? ticksHz : throw Damaged($"the time resolution '{number}' is no positive number");
            return true;
        }
        if (text == MitAnnotationWords.DefinitionsStart || text == MitAnnotationWords.DefinitionsEnd)
        {
            inDefinitions = text == MitAnnotationWords.DefinitionsStart;
            return true;
        }
        if (!inDefinitions)
        {
            return false;
        }
        string[] parts = text.Split(' ', 3);
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int code) || code > AnnotationCode.Max)
        {
            throw Damaged($"'{text}' defines no annotation type");
        }
        customTypes[code] = new CustomAnnotationType(parts[1], parts.Length > 2 ? parts[2] : "");
        return true;
    }

    private InputException Damaged(string problem) =>
        new(path, $"byte {position}", problem, "get the whole file again, or name a file in the MIT annotation format");
}
