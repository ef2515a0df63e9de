namespace EdgeTwin.Simulation.Flash;

/// <summary>
/// Counts erases a block as littlefs makes them (its DESIGN.md): the last block of a file is copied to a fresh block with every append after a
/// close; fresh blocks are taken in a circle over the free ones; a directory is a pair of blocks, a log of commits, of which one is erased
/// when the other is full. On the safe side: pairs never move (littlefs moves them), and small files are not kept inline.
/// </summary>
public sealed class BlockWear
{
    // An entry of a small file and the commit that changes it: tags, name, size, checksum, padded to the program size.
    private const int EntryBytes = 44;
    private const int CommitBytes = 48;
    private const int BlockBytes = 4096;
    private const int FilesPerPair = 32;

    private readonly long[] _erases;
    private readonly bool[] _isUsed;
    private readonly int[] _blockOf;
    private readonly int[] _pairBytes;
    private readonly int[] _pairTurns;
    private readonly int _pairs;
    private int _next;

    /// <summary>A partition of <paramref name="blocks"/> blocks with <paramref name="slots"/> files.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too few blocks.</exception>
    public BlockWear(int blocks, int slots)
    {
        _pairs = (slots + FilesPerPair - 1) / FilesPerPair;
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, (2 * _pairs) + slots + 2);
        _erases = new long[blocks];
        _isUsed = new bool[blocks];
        _blockOf = new int[slots];
        _pairBytes = new int[_pairs];
        _pairTurns = new int[_pairs];
        Array.Fill(_blockOf, -1);
        Array.Fill(_isUsed, true, 0, 2 * _pairs);
        _next = 2 * _pairs;
    }

    /// <summary>Erases of the block that had most.</summary>
    public long WorstErases => _erases.Max();

    /// <summary>Erases of all blocks.</summary>
    public long TotalErases => _erases.Sum();

    /// <summary>A mount begins its circle anywhere.</summary>
    public void Mount(ulong random) => _next = (2 * _pairs) + (int)(random % (ulong)(_erases.Length - (2 * _pairs)));

    /// <summary>A slot was opened, written and closed.</summary>
    public void Append(int slot)
    {
        int fresh = TakeFree();
        Release(slot);
        _isUsed[fresh] = true;
        _blockOf[slot] = fresh;
        _erases[fresh]++;
        Commit(slot);
    }

    /// <summary>A slot's file was removed.</summary>
    public void Delete(int slot)
    {
        Release(slot);
        Commit(slot);
    }

    private int TakeFree()
    {
        while (_isUsed[_next])
        {
            _next = _next + 1 < _erases.Length ? _next + 1 : 2 * _pairs;
        }
        int fresh = _next;
        _next = _next + 1 < _erases.Length ? _next + 1 : 2 * _pairs;
        return fresh;
    }

    private void Release(int slot)
    {
        if (_blockOf[slot] >= 0)
        {
            _isUsed[_blockOf[slot]] = false;
            _blockOf[slot] = -1;
        }
    }

    private void Commit(int slot)
    {
        int pair = slot / FilesPerPair;
        _pairBytes[pair] += CommitBytes;
        if (_pairBytes[pair] > BlockBytes)
        {
            _pairTurns[pair] ^= 1;
            _erases[(2 * pair) + _pairTurns[pair]]++;
            _pairBytes[pair] = EntryBytes * FilesPerPair;
        }
    }
}
