using EdgeTwin.Host.WhatIf;
using EdgeTwin.Recordings;
using EdgeTwin.Twin;

namespace EdgeTwin.Host.Twins;

/// <summary>A twin in a file: the JSON of the topic <c>twin</c>, as <c>edgetwin twin --out</c> or any MQTT client saves it.</summary>
/// <param name="Name">The file's.</param>
/// <param name="Snapshot">What it holds.</param>
internal sealed record TwinFile(string Name, TwinSnapshot Snapshot)
{
    /// <summary>How long a model's heart beats for an experiment, s.</summary>
    internal const double HeartS = 900;

    private const string Extension = ".json";

    /// <summary>True for a name that is a twin's and no recording's.</summary>
    internal static bool IsOne(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">It is not there, or no twin, or one that has learned too little.</exception>
    internal static TwinFile Load(string path)
    {
        byte[] bytes = Read(path);
        TwinReader reader = new();
        if (reader.Take(bytes, false) is { } refused)
        {
            throw new InputException(path, "", $"it is no twin: {refused}", "give what a device published on its topic twin, or what edgetwin twin RECORD --out FILE wrote");
        }
        return reader.Snapshot!.IsReady ? new TwinFile(Path.GetFileNameWithoutExtension(path), reader.Snapshot)
            : throw new InputException(path, "", $"this twin has learned {reader.Snapshot.LearnedBeats} beats, too few to make a heart of", "let the device learn for some minutes of good signal");
    }

    /// <summary>Its model, beating.</summary>
    internal WhatIfHeart Heart(double lengthS, ulong seed, CancellationToken cancellation) => FittedTwin.Of(Name, Snapshot, null, cancellation).Heart(lengthS, seed);

    private static byte[] Read(string path)
    {
        try
        {
            FileInfo file = new(path);
            return file.Length <= TwinReport.MostBytes ? File.ReadAllBytes(path)
                : throw new InputException(path, "", $"it has {file.Length} bytes, and a twin has {TwinReport.MostBytes} at most", "give what a device published on its topic twin");
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, "", "it cannot be read", "give the name of a file that is there");
        }
    }
}
