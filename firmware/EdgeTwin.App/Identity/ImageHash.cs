namespace EdgeTwin.App.Identity
{
    /// <summary>Which sources the image was built from: the first 64 bits of a SHA-256 over all of them, which ImageHash.targets works out when it is built.</summary>
    internal static partial class ImageHash
    {
        /// <summary>16 hexadecimal digits; "unknown" in a build without ImageHash.targets.</summary>
        internal static string Value
        {
            get
            {
                string value = "unknown";
                Tell(ref value);
                return value;
            }
        }

        static partial void Tell(ref string value);
    }
}
