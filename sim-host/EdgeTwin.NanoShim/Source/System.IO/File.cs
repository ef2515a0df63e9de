using EdgeTwin.NanoShim.Fabric;

namespace System.IO
{
    /// <summary>nanoFramework's System.IO.File over the board's flash. Compiled into the firmware on the host, where its name wins over the core library's.</summary>
    internal static class File
    {
        public static bool Exists(string path)
        {
            return Board.Current.Files.Find(path) != null;
        }

        public static void Delete(string path)
        {
            Board.Current.Files.Remove(path);
        }
    }
}
