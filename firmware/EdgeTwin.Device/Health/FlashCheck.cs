using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Health
{
    /// <summary>Writes a pattern into a slot of its own, reads it back and removes it: that the flash takes, keeps and gives. Three operations, one after the other.</summary>
    public static class FlashCheck
    {
        private const int Bytes = 64;

        /// <summary>Does all of it.</summary>
        /// <param name="store">Where.</param>
        /// <param name="slot">A slot that holds nothing else.</param>
        /// <param name="scratch">At least 128 bytes, overwritten.</param>
        /// <param name="seed">Another pattern each time: an old one that was never removed is no proof.</param>
        public static SelfTestResult Run(ISegmentStore store, int slot, byte[] scratch, uint seed)
        {
            for (int i = 0; i < Bytes; i++)
            {
                seed = seed * 1664525 + 1013904223;
                scratch[i] = (byte)(seed >> 24);
            }
            if (store.Delete(slot) != StoreStatus.Ok || store.Append(slot, scratch, 0, Bytes) != StoreStatus.Ok)
            {
                return SelfTestResult.NoAnswer;
            }
            bool isRead = store.LengthOf(slot) == Bytes && store.Read(slot, 0, scratch, Bytes, Bytes) == Bytes;
            bool isSame = isRead && Crc32.Of(scratch, 0, Bytes) == Crc32.Of(scratch, Bytes, Bytes);
            bool isGone = store.Delete(slot) == StoreStatus.Ok;
            return isSame && isGone ? SelfTestResult.Passed : SelfTestResult.Failed;
        }
    }
}
