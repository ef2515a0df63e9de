using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Output;

/// <summary>Writes files whole or not at all: into a temporary file beside the target, moved over it at the end.</summary>
internal static class OutputFile
{
    /// <summary>Writes <paramref name="path"/> through <paramref name="write"/>, making its folder where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="isSecret">True for what only its owner may read.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    internal static void Write(string path, Action<Stream> write, bool isSecret = false)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (isSecret && !OperatingSystem.IsWindows())
            {
                // From its first byte on; Windows gives the folder's rights.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using (FileStream stream = new(temporary, options))
            {
                write(stream);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(path, "", $"cannot be written ({exception.Message.TrimEnd('.')})", "choose a folder that you may write to");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes text as UTF-8.</summary>
    internal static void WriteText(string path, string text, bool isSecret = false) => Write(path, stream =>
    {
        using StreamWriter writer = new(stream);
        writer.Write(text);
    }, isSecret);

    /// <summary>Makes <paramref name="folder"/> where it is missing.</summary>
    /// <exception cref="InputException">It cannot be made.</exception>
    internal static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, "", $"the folder cannot be made ({exception.Message.TrimEnd('.')})", "choose another one");
        }
    }
}
