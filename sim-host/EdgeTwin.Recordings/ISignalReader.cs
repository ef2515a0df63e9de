namespace EdgeTwin.Recordings;

/// <summary>Streams one signal of a recording, in bounded memory.</summary>
public interface ISignalReader : IDisposable
{
    /// <summary>The signal.</summary>
    SignalInfo Signal { get; }

    /// <summary>Reads the next samples in the signal's physical unit; <see cref="double.NaN"/> marks a missing sample.</summary>
    /// <returns>How many were read; 0 at the end.</returns>
    /// <exception cref="InputException">The data end before the header says so, or cannot be read.</exception>
    int Read(Span<double> physical);
}
