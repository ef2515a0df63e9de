namespace EdgeTwin.Recordings.Annotations;

/// <summary>The pseudo-codes and special notes of annot(5).</summary>
internal static class MitAnnotationWords
{
    /// <summary>Four bytes of interval follow, high pair first.</summary>
    internal const int Skip = 59;

    /// <summary>Sets the num field from here on.</summary>
    internal const int Num = 60;

    /// <summary>Sets the subtype of this annotation.</summary>
    internal const int Sub = 61;

    /// <summary>Sets the channel from here on.</summary>
    internal const int Chn = 62;

    /// <summary>Text follows.</summary>
    internal const int Aux = 63;

    /// <summary>Greatest interval that fits the ten bits of a word.</summary>
    internal const int MaxInterval = 1023;

    /// <summary>Code of a note, which carries the texts below.</summary>
    internal const int Note = 22;

    /// <summary>Begins the note that gives the ticks a second of the times.</summary>
    internal const string TimeResolution = "## time resolution: ";

    /// <summary>The note before the named codes.</summary>
    internal const string DefinitionsStart = "## annotation type definitions";

    /// <summary>The note after them.</summary>
    internal const string DefinitionsEnd = "## end of definitions";
}
