namespace EdgeTwin.App.Boards
{
    /// <summary>The boards that come along.</summary>
    public static class BoardCatalogue
    {
        /// <summary>The board of a name.</summary>
        /// <returns>Its values, or null where there is none.</returns>
        public static BoardProfile Find(string name)
        {
            switch (name)
            {
                case "esp32-devkitc": return Esp32DevKitC.Profile();
                case "xiao-esp32s3": return XiaoEsp32S3.Profile();
                case "m5stack-core2": return M5StackCore2.Profile();
                default: return null;
            }
        }
    }
}
