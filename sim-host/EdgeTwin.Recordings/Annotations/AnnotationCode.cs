namespace EdgeTwin.Recordings.Annotations;

/// <summary>The MIT annotation codes (WFDB's ecgcodes, table in annot(5)) and their one-letter or short mnemonics.</summary>
public static class AnnotationCode
{
    /// <summary>N: normal beat.</summary>
    public const int Normal = 1;

    /// <summary>V: premature ventricular contraction.</summary>
    public const int Ventricular = 5;

    /// <summary>~: change of signal quality.</summary>
    public const int Noise = 14;

    /// <summary>s: change of the ST segment; the aux text says which.</summary>
    public const int StChange = 18;

    /// <summary>+: change of rhythm; the aux text says which.</summary>
    public const int Rhythm = 28;

    /// <summary>[: start of ventricular flutter or fibrillation.</summary>
    public const int FlutterOn = 32;

    /// <summary>]: end of ventricular flutter or fibrillation.</summary>
    public const int FlutterOff = 33;

    private static readonly string[] Mnemonics =
    [
        " ", "N", "L", "R", "a", "V", "F", "J", "A", "S", "E", "j", "/", "Q", "~", "[15]", "|", "[17]", "s", "T", "*", "D", "\"", "=", "p", "B",
        "^", "t", "+", "u", "?", "!", "[", "]", "e", "n", "@", "x", "f", "(", ")", "r",
    ];

    /// <summary>Highest code that a file may hold.</summary>
    public const int Max = 49;

    /// <summary>The mnemonic of <paramref name="code"/>, such as <c>N</c>; <c>[nn]</c> for a code without one.</summary>
    public static string Mnemonic(int code) => code >= 0 && code < Mnemonics.Length ? Mnemonics[code] : $"[{code}]";

    /// <summary>True for the codes that mark a beat (a QRS complex).</summary>
    public static bool IsBeat(int code) => code is (>= 1 and <= 13) or 25 or 30 or 34 or 35 or 38 or 41;
}
