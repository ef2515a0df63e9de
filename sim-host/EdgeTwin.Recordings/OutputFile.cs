namespace EdgeTwin.Recordings;

/// <summary>Writes a file beside its final name and moves it there when complete, so that nothing half-written is ever seen.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string temporaryPath;
    private readonly string path;
    private bool moved;

    /// <summary>Creates the temporary file.</summary>
    internal OutputFile(string path)
    {
        this.path = path;
        temporaryPath = path + ".part";
        string? folder = Path.GetDirectoryName(path);
        Stream = InputFile.Guard(path, () =>
        {
            if (!string.IsNullOrEmpty(folder))
            {
                Directory.CreateDirectory(folder);
            }
            return new FileStream(temporaryPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        });
    }

    /// <summary>Where to write.</summary>
    internal FileStream Stream { get; }

    /// <summary>Closes the file and gives it its name.</summary>
    internal void Commit()
    {
        Stream.Dispose();
        File.Move(temporaryPath, path, overwrite: true);
        moved = true;
    }

    /// <summary>Drops the temporary file unless it was committed.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (!moved)
        {
            File.Delete(temporaryPath);
        }
    }

    /// <summary>Writes <paramref name="bytes"/> as the whole of <paramref name="path"/>.</summary>
    internal static void WriteAll(string path, ReadOnlySpan<byte> bytes)
    {
        using OutputFile file = new(path);
        file.Stream.Write(bytes);
        file.Commit();
    }
}
