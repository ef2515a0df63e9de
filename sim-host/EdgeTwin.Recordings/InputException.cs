namespace EdgeTwin.Recordings;

/// <summary>
/// An input that is missing or bad. The message is one sentence for a person: which file, which field, what is wrong, what to do.
/// The host prints it and exits with 3; it is never a stack trace.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Builds the sentence <c>file: field: problem; advice.</c></summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="field">The field, line or signal at fault, or an empty string.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="advice">What to do about it.</param>
    public InputException(string file, string field, string problem, string advice)
        : base(field.Length == 0 ? $"{file}: {problem}; {advice}." : $"{file}: {field}: {problem}; {advice}.")
    {
        File = file;
        Field = field;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The field, line or signal at fault; may be empty.</summary>
    public string Field { get; }
}
