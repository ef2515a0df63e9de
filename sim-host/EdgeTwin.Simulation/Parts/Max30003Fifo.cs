namespace EdgeTwin.Simulation.Parts;

/// <summary>The FIFO of a MAX30003: 32 words of 24 bits; once it has overflowed nothing in it counts until it is cleared.</summary>
internal sealed class Max30003Fifo(Max30003Options options)
{
    internal const int Depth = 32;
    private const int TagValid = 0;
    private const int TagFast = 1;
    private const int TagLast = 2;
    private const int TagEmpty = 6;
    private const int TagOverflow = 7;

    private readonly int[] _codes = new int[Depth];
    private readonly bool[] _isFast = new bool[Depth];
    private int _read;
    private int _lastCode;
    private bool _isSending;

    internal int Unread { get; private set; }

    internal bool HasOverflowed { get; private set; }

    internal long Lost { get; private set; }

    internal int EmptyReads { get; private set; }

    internal void Push(int code, bool isFast)
    {
        if (Unread == Depth)
        {
            if (!HasOverflowed)
            {
                Lost += Unread; // nobody can use them any more
            }
            HasOverflowed = true;
        }
        if (HasOverflowed)
        {
            Lost++;
            return;
        }
        int slot = (_read + Unread) & (Depth - 1);
        _codes[slot] = code;
        _isFast[slot] = isFast;
        Unread++;
    }

    internal void Clear()
    {
        if (!HasOverflowed)
        {
            Lost += Unread;
        }
        Unread = 0;
        HasOverflowed = false;
    }

    /// <summary>The word that a read finds now.</summary>
    internal int Peek()
    {
        _isSending = !HasOverflowed && Unread > 0;
        if (HasOverflowed)
        {
            return Word(Void(), TagOverflow);
        }
        if (Unread == 0)
        {
            EmptyReads++;
            return Word(Void(), TagEmpty);
        }
        _lastCode = _codes[_read];
        int tag = _isFast[_read] ? TagFast : TagValid;
        return Word(_lastCode, Unread == 1 ? tag + TagLast : tag);
    }

    /// <summary>The word has been read. One that was empty takes no sample along that came in since.</summary>
    internal void Step()
    {
        if (_isSending && !HasOverflowed && Unread > 0)
        {
            _isSending = false;
            _read = (_read + 1) & (Depth - 1);
            Unread--;
        }
    }

    private int Void() => options.VoidData switch
    {
        VoidWordData.RepeatsLast => _lastCode,
        VoidWordData.Ones => -1,
        _ => 0,
    };

    private int Word(int code, int tag) => ((code & 0x3FFFF) << 6) | (tag << 3) | (options.PaceTag & 7);
}
