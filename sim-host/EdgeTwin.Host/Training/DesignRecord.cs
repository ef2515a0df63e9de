using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Host.Training;

/// <summary>A record that is trained on: two leads at 250 Hz, uV, and its reference.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file, without extension.</param>
/// <param name="First">The lead that beats are found in.</param>
/// <param name="Second">The other.</param>
/// <param name="FrequencyHz">Frames a second that the reference counts in.</param>
/// <param name="FrameCount">Frames in the record.</param>
/// <param name="Reference">Reference annotations.</param>
internal sealed record DesignRecord(string Name, string Path, int[] First, int[] Second, double FrequencyHz, long FrameCount, IReadOnlyList<Annotation> Reference);
