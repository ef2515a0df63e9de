using System.Text;
using EdgeTwin.Host.Output;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Provisioning;

/// <summary>Where the Wi-Fi password comes from: of the ways that were given just one, else the environment, else the person at the terminal.</summary>
internal static class WifiSecret
{
    /// <summary>The environment variable.</summary>
    internal const string Variable = "EDGETWIN_WIFI_PASSWORD";

    private const long LargestFileBytes = 1024;

    /// <summary>Finds the password.</summary>
    /// <param name="given">From the command line, or null.</param>
    /// <param name="file">A file whose first line it is, or null.</param>
    /// <param name="isOpen">True for a network without one.</param>
    /// <param name="ask">Asks a person; gives null where there is none.</param>
    /// <returns>The password, or null for an open network.</returns>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    internal static string? Find(string? given, string? file, bool isOpen, Func<string?> ask)
    {
        if ((given is null ? 0 : 1) + (file is null ? 0 : 1) + (isOpen ? 1 : 0) > 1)
        {
            throw new UsageException("--wifi-password, --wifi-password-file and --wifi-open: give one of them.");
        }
        if (isOpen)
        {
            return null;
        }
        if (given is not null)
        {
            return given;
        }
        if (file is not null)
        {
            return FirstLine(file);
        }
        string? variable = Environment.GetEnvironmentVariable(Variable);
        return (string.IsNullOrEmpty(variable) ? ask() : variable)
            ?? throw new UsageException($"the Wi-Fi password is missing; give --wifi-password-file FILE, set {Variable}, run this in a terminal to be asked, or say --wifi-open.");
    }

    private static string FirstLine(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestFileBytes)
            {
                throw new InputException(file, "", "is too long for a password", "give a file with the password alone on its first line");
            }
            using StreamReader reader = new(file, Encoding.UTF8);
            return reader.ReadLine() ?? throw new InputException(file, "", "is empty", "write the password on its first line");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(file, "", $"cannot be read ({refused.Message.TrimEnd('.')})", "give a file that you may read");
        }
    }
}
