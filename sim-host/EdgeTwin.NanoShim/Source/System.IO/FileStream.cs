using EdgeTwin.NanoShim.Fabric;

namespace System.IO
{
    /// <summary>nanoFramework's System.IO.FileStream over the board's flash: only Close makes durable what was written.</summary>
    internal sealed class FileStream : IDisposable
    {
        private readonly FileFabric _files;
        private readonly string _path;
        private byte[] _content;
        private bool _isChanged;
        private bool _isClosed;

        public FileStream(string path, FileMode mode, FileAccess access)
        {
            _files = Board.Current.Files;
            _path = path;
            _files.Touch();
            byte[] found = _files.Find(path);
            if (found == null && mode == FileMode.Open)
            {
                throw new IOException("no such file");
            }
            if (found != null && mode == FileMode.CreateNew)
            {
                throw new IOException("there is such a file");
            }
            _content = found == null || mode == FileMode.Create || mode == FileMode.Truncate ? new byte[0] : (byte[])found.Clone();
            _isChanged = found == null || mode == FileMode.Create || mode == FileMode.Truncate;
            Position = mode == FileMode.Append ? _content.Length : 0;
        }

        public long Length
        {
            get { return _content.Length; }
        }

        public long Position { get; set; }

        public int Read(byte[] buffer, int offset, int count)
        {
            _files.Touch();
            int read = (int)Math.Min(count, Math.Max(0, _content.Length - Position));
            if (read == 0)
            {
                return 0;
            }
            Array.Copy(_content, (int)Position, buffer, offset, read);
            Position += read;
            return read;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            _files.Touch();
            if (Position + count > _content.Length)
            {
                Array.Resize(ref _content, (int)Position + count);
            }
            Array.Copy(buffer, offset, _content, (int)Position, count);
            Position += count;
            _isChanged = true;
        }

        public void Flush()
        {
            // Does not reach the flash.
        }

        public void Close()
        {
            Dispose();
        }

        public void Dispose()
        {
            if (_isClosed)
            {
                return;
            }
            _isClosed = true;
            if (_isChanged)
            {
                _files.Commit(_path, _content);
            }
        }
    }
}
