namespace EdgeTwin.Simulation.Parts;

/// <summary>The FIFO of a MAX30102: 32 samples of up to four channels, two pointers of five bits and a counter of lost samples.</summary>
internal sealed class Max30102Fifo(Max30102Options options)
{
    internal const int Depth = 32;
    internal const int MostChannels = 4;
    private const int HighestOverflow = 31;

    private readonly int[] _slots = new int[Depth * MostChannels];
    private readonly int[] _sending = new int[MostChannels];

    internal int WritePointer { get; private set; }

    internal int ReadPointer { get; private set; }

    internal int Overflow { get; private set; }

    internal int Unread { get; private set; }

    internal long Lost { get; private set; }

    internal int EmptyReads { get; private set; }

    internal void SetPointers(int write, int overflow, int read)
    {
        WritePointer = write & (Depth - 1);
        Overflow = overflow & (Depth - 1);
        ReadPointer = read & (Depth - 1);
        Unread = (WritePointer - ReadPointer) & (Depth - 1);
    }

    internal void Push(ReadOnlySpan<int> channels, bool rollover)
    {
        if (Unread == Depth)
        {
            Lost++;
            if (!rollover || options.RolloverCounts)
            {
                Overflow = Math.Min(Overflow + 1, HighestOverflow);
            }
            if (!rollover)
            {
                return;
            }
        }
        channels.CopyTo(_slots.AsSpan(WritePointer * MostChannels));
        WritePointer = (WritePointer + 1) & (Depth - 1);
        if (Unread < Depth)
        {
            Unread++;
        }
        else if (options.RolloverMovesReadPointer)
        {
            ReadPointer = WritePointer;
        }
        else
        {
            Unread = (WritePointer - ReadPointer) & (Depth - 1);
        }
    }

    /// <summary>The first byte of a sample is being read: the pointer moves on and the counter clears.</summary>
    internal int[] Pop()
    {
        if (Unread > 0)
        {
            Array.Copy(_slots, ReadPointer * MostChannels, _sending, 0, MostChannels);
            ReadPointer = (ReadPointer + 1) & (Depth - 1);
            Unread--;
            Overflow = 0;
            return _sending;
        }
        EmptyReads++;
        switch (options.EmptyRead)
        {
            case EmptyFifoRead.Zeros:
                _sending.AsSpan().Clear();
                break;
            case EmptyFifoRead.Ones:
                _sending.AsSpan().Fill(0xFFFFFF);
                break;
            case EmptyFifoRead.MovesPointer:
                ReadPointer = (ReadPointer + 1) & (Depth - 1);
                Unread = Depth - 1;
                break;
        }
        return _sending;
    }
}
