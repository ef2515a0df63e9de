namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Parses a signal specification line.</summary>
internal static class WfdbSignalLine
{
    /// <summary>Most samples of one signal in a frame; real headers stay below a thousand.</summary>
    internal const int MaxSamplesPerFrame = 1 << 16;

    /// <summary>Parses the line of signal <paramref name="index"/>.</summary>
    internal static WfdbSignal Parse(WfdbFields fields, int index)
    {
        WfdbSignal signal = Format(fields, fields.Required("file name"), fields.Required("format")) with { Description = $"signal {index}" };
        if (fields.Next() is not { } gain)
        {
            return signal;
        }
        (double unitsPerPhysical, int? baseline, string unit) = Gain(fields, gain);
        signal = signal with { Gain = unitsPerPhysical, Baseline = baseline ?? 0, Unit = unit };
        if (fields.Next() is not { } resolution)
        {
            return signal;
        }
        signal = signal with { AdcResolutionBits = (int)fields.Whole(resolution, "ADC resolution", 0, 64) };
        if (fields.Next() is not { } zero)
        {
            return signal;
        }
        int adcZero = (int)fields.Whole(zero, "ADC zero", int.MinValue, int.MaxValue);
        signal = signal with { AdcZero = adcZero, Baseline = baseline ?? adcZero, InitialValue = adcZero };
        if (fields.Next() is not { } initial)
        {
            return signal;
        }
        signal = signal with { InitialValue = (int)fields.Whole(initial, "initial value", int.MinValue, int.MaxValue) };
        if (fields.Next() is not { } checksum)
        {
            return signal;
        }
        // Some databases write the sum unsigned. 0 is header(5)'s placeholder for "not given", and converters write it with a sample count too.
        long sum = fields.Whole(checksum, "checksum", -65536, 65535);
        signal = signal with { Checksum = sum == 0 ? null : (ushort)(sum & 0xFFFF) };
        if (fields.Next() is not { } block)
        {
            return signal;
        }
        signal = signal with { BlockSize = (int)fields.Whole(block, "block size", int.MinValue, int.MaxValue) };
        string description = fields.Rest();
        return description.Length == 0 ? signal : signal with { Description = description };
    }

    private static WfdbSignal Format(WfdbFields fields, string fileName, string text)
    {
        int end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }
        WfdbSignal signal = new() { FileName = fileName, Description = "", Format = (int)fields.Whole(text[..end], "format", 0, int.MaxValue) };
        while (end < text.Length)
        {
            char modifier = text[end];
            int start = ++end;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
            string number = text[start..end];
            signal = modifier switch
            {
                'x' => signal with { SamplesPerFrame = Math.Max(1, (int)fields.Whole(number, "samples per frame", 0, MaxSamplesPerFrame)) },
                ':' => signal with { SkewFrames = (int)fields.Whole(number, "skew", 0, int.MaxValue) },
                '+' => signal with { ByteOffset = fields.Whole(number, "byte offset", 0, long.MaxValue) },
                _ => throw fields.Bad("format", $"'{modifier}' is no format modifier (x samples per frame, : skew, + byte offset)"),
            };
        }
        return signal;
    }

    private static (double Gain, int? Baseline, string Unit) Gain(WfdbFields fields, string text)
    {
        int slash = text.IndexOf('/');
        string unit = slash < 0 ? "mV" : text[(slash + 1)..];
        string number = slash < 0 ? text : text[..slash];
        int open = number.IndexOf('(');
        int? baseline = open < 0 ? null : (int)fields.Whole(number[(open + 1)..].TrimEnd(')'), "baseline", int.MinValue, int.MaxValue);
        double gain = fields.Real(open < 0 ? number : number[..open], "ADC gain");
        return (gain == 0 ? WfdbSignal.DefaultGain : gain, baseline, unit);
    }
}
