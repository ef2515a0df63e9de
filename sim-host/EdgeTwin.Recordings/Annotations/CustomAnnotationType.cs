namespace EdgeTwin.Recordings.Annotations;

/// <summary>A code that an annotation file names itself.</summary>
/// <param name="Mnemonic">Its short name, without blanks.</param>
/// <param name="Description">What it means; may be empty.</param>
public sealed record CustomAnnotationType(string Mnemonic, string Description);
