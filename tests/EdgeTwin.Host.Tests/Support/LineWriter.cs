using System.Text;

namespace EdgeTwin.Host.Tests.Support;

/// <summary>A command's output, line by line as it comes.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly StringBuilder _line = new();
    private readonly Lock _lock = new();

    public override Encoding Encoding => Encoding.UTF8;

    internal Happenings Lines { get; } = new();

    public override void Write(char value)
    {
        lock (_lock)
        {
            if (value != '\n')
            {
                _line.Append(value);
                return;
            }
            Lines.Add(_line.ToString().TrimEnd('\r'));
            _line.Clear();
        }
    }
}
