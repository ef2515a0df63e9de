namespace EdgeTwin.Recordings;

/// <summary>Opens input files so that whatever the file system refuses becomes an <see cref="InputException"/>.</summary>
internal static class InputFile
{
    /// <summary>Opens <paramref name="path"/> for reading without a buffer of its own: every reader here brings one.</summary>
    internal static FileStream OpenRead(string path) =>
        Guard(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan));

    /// <summary>The whole of a small file, refused above <paramref name="maxBytes"/> so that a wrong file cannot fill the memory.</summary>
    internal static byte[] ReadAll(string path, int maxBytes, string whatItShouldBe)
    {
        using FileStream stream = OpenRead(path);
        return Guard(path, () =>
        {
            if (stream.Length > maxBytes)
            {
                throw new InputException(path, "", $"{stream.Length} bytes is too long for {whatItShouldBe} (at most {maxBytes})", "name the right file");
            }
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        });
    }

    /// <summary>Fills <paramref name="buffer"/> as far as the file goes.</summary>
    /// <returns>Bytes read; less than asked only at the end of the file.</returns>
    internal static int Fill(FileStream stream, byte[] buffer, int count, string path) =>
        Guard(path, () => stream.ReadAtLeast(buffer.AsSpan(0, count), count, throwOnEndOfStream: false));

    /// <summary>Runs <paramref name="action"/> and words its file-system errors for a person.</summary>
    internal static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "", "there is no such file", "check the name and the folder");
        }
        catch (Exception error) when (error is UnauthorizedAccessException)
        {
            throw new InputException(path, "", "the file may not be read, or is a folder", "check its permissions");
        }
        catch (EndOfStreamException)
        {
            throw new InputException(path, "", "the file became shorter while it was read", "try again when nothing writes to it");
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException(path, "", "the file cannot be read", "check its name and the disk");
        }
    }
}
