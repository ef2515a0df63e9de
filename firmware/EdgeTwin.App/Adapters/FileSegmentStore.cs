using System;
using System.IO;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.App.Adapters
{
    /// <summary>Slots as files of littlefs, <c>I:\log00.seg</c> and on. Each append opens, writes and closes: only Close is durable. Names are made once.</summary>
    public sealed class FileSegmentStore : ISegmentStore
    {
        private readonly string[] _paths;
        private readonly int[] _lengths;
        private bool _hasFailed;

        /// <summary>Slots whose files begin with <paramref name="prefix"/>; finds out how long each is.</summary>
        /// <param name="prefix">Drive and the start of the name, such as <c>I:\log</c>.</param>
        /// <param name="slots">How many, 1 to 999.</param>
        public FileSegmentStore(string prefix, int slots)
        {
            _paths = new string[slots];
            _lengths = new int[slots];
            for (int i = 0; i < slots; i++)
            {
                _paths[i] = prefix + (char)('0' + i / 100) + (char)('0' + i / 10 % 10) + (char)('0' + i % 10) + ".seg";
                _lengths[i] = Measure(_paths[i]);
            }
        }

        /// <summary>Operations that the file system failed.</summary>
        public int Failures { get; private set; }

        /// <inheritdoc/>
        public int SlotCount
        {
            get { return _paths.Length; }
        }

        /// <inheritdoc/>
        public int LengthOf(int slot)
        {
            if (_lengths[slot] < 0)
            {
                _lengths[slot] = Measure(_paths[slot]);
            }
            return _lengths[slot];
        }

        /// <inheritdoc/>
        public StoreStatus Append(int slot, byte[] buffer, int offset, int length)
        {
            FileStream stream = null;
            // Until it is closed nothing is known of the file.
            _lengths[slot] = -1;
            try
            {
                stream = new FileStream(_paths[slot], FileMode.Append, FileAccess.Write);
                long before = stream.Length;
                stream.Write(buffer, offset, length);
                stream.Close();
                stream = null;
                _lengths[slot] = (int)before + length;
                _hasFailed = false;
                return StoreStatus.Ok;
            }
            catch (Exception)
            {
                Failures++;
                // The log frees a segment where there is no room. littlefs does not say which failure it was: one alone costs nothing, two in a row are taken for it.
                bool isAgain = _hasFailed;
                _hasFailed = true;
                return isAgain ? StoreStatus.Full : StoreStatus.Failed;
            }
            finally
            {
                CloseQuietly(stream);
            }
        }

        /// <inheritdoc/>
        public int Read(int slot, int position, byte[] buffer, int offset, int length)
        {
            FileStream stream = null;
            try
            {
                stream = new FileStream(_paths[slot], FileMode.Open, FileAccess.Read);
                stream.Position = position;
                int total = 0;
                while (total < length)
                {
                    int read = stream.Read(buffer, offset + total, length - total);
                    if (read <= 0)
                    {
                        break;
                    }
                    total += read;
                }
                return total;
            }
            catch (Exception)
            {
                Failures++;
                return -1;
            }
            finally
            {
                CloseQuietly(stream);
            }
        }

        /// <inheritdoc/>
        public StoreStatus Delete(int slot)
        {
            _lengths[slot] = -1;
            try
            {
                if (File.Exists(_paths[slot]))
                {
                    File.Delete(_paths[slot]);
                }
                _lengths[slot] = 0;
                return StoreStatus.Ok;
            }
            catch (Exception)
            {
                Failures++;
                return StoreStatus.Failed;
            }
        }

        private int Measure(string path)
        {
            FileStream stream = null;
            try
            {
                if (!File.Exists(path))
                {
                    return 0;
                }
                stream = new FileStream(path, FileMode.Open, FileAccess.Read);
                return (int)stream.Length;
            }
            catch (Exception)
            {
                Failures++;
                return -1;
            }
            finally
            {
                CloseQuietly(stream);
            }
        }

        private static void CloseQuietly(FileStream stream)
        {
            if (stream == null)
            {
                return;
            }
            try
            {
                stream.Close();
            }
            catch (Exception)
            {
                // What it was opened for has failed already, and is told.
            }
        }
    }
}
