using EdgeTwin.Device.Ports;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Flash;

/// <summary>
/// The log's files on flash, with everything that can go wrong there. Harsher than littlefs, where a file after a power loss is the old or the new
/// one: here a write may be torn at any byte, with noise or an old block's records behind. Makes no garbage, so that a device's allocations can be told.
/// </summary>
public sealed class FlashModel : ISegmentStore
{
    /// <summary>Longest file, bytes: a segment, and room for damage behind it.</summary>
    public const int MostFileBytes = 5120;

    private const int MostGarbageBytes = 300;

    private readonly FlashFile[] _files;
    private readonly byte[] _oldBlock = new byte[MostFileBytes];
    private readonly SplitMix64 _random;
    private readonly FaultTally _tally;
    private int _oldLength;
    private long _filesMade;

    /// <summary>An empty flash.</summary>
    /// <param name="slots">Files there can be.</param>
    /// <param name="random">Draws the faults.</param>
    /// <param name="tally">Counts them.</param>
    /// <param name="wear">Counts erases; null for not.</param>
    public FlashModel(int slots, SplitMix64 random, FaultTally tally, BlockWear? wear = null)
    {
        _files = new FlashFile[slots];
        for (int i = 0; i < slots; i++)
        {
            _files[i] = new FlashFile();
        }
        _random = random;
        _tally = tally;
        Wear = wear;
    }

    /// <summary>The faults in force.</summary>
    public FaultMix Mix { get; set; } = FaultMix.None;

    /// <summary>Sees what really happens.</summary>
    public IFlashWitness? Witness { get; set; }

    /// <summary>Erases a block.</summary>
    public BlockWear? Wear { get; }

    /// <summary>Writes to go until the power is cut within one, at byte <see cref="CutAtByte"/>; 0 for never. For exhaustive tests.</summary>
    public int CutInWrite { get; set; }

    /// <summary>Bytes of that write which reach the flash.</summary>
    public int CutAtByte { get; set; }

    /// <inheritdoc/>
    public int SlotCount => _files.Length;

    /// <summary>Files there are.</summary>
    public int FileCount => _files.Count(f => f.Length > 0);

    /// <inheritdoc/>
    public int LengthOf(int slot) => _files[slot].Length;

    /// <inheritdoc/>
    public StoreStatus Append(int slot, byte[] buffer, int offset, int length)
    {
        FlashFile file = _files[slot];
        bool wasTorn = file.IsTorn;
        if (file.Number == 0)
        {
            file.Number = ++_filesMade;
        }
        StoreStatus status = StoreStatus.Ok;
        bool isCut = true;
        if (CutInWrite > 0 && --CutInWrite == 0)
        {
            Tear(file, buffer, offset, Math.Min(CutAtByte, length), length);
        }
        else if (Strikes(Fault.LostWrite))
        {
            Tear(file, buffer, offset, 0, length);
        }
        else if (Strikes(Fault.TornWrite))
        {
            Tear(file, buffer, offset, (int)(_random.Next() % (ulong)length), length);
        }
        else if (Strikes(Fault.GarbageTail))
        {
            Tear(file, buffer, offset, (int)(_random.Next() % (ulong)length), length);
            PutGarbage(file);
        }
        else if (Strikes(Fault.CutAfterWrite))
        {
            Put(file, buffer, offset, length);
        }
        else
        {
            isCut = false;
            status = AppendAlive(file, buffer, offset, length);
            Wear?.Append(slot);
        }
        Witness?.Appended(file.Number, wasTorn, isCut ? StoreStatus.Failed : status, file.Length);
        return isCut ? throw new PowerCutException() : status;
    }

    /// <inheritdoc/>
    public int Read(int slot, int position, byte[] buffer, int offset, int length)
    {
        if (Strikes(Fault.FailedRead))
        {
            return -1;
        }
        int count = Math.Clamp(_files[slot].Length - position, 0, length);
        Array.Copy(_files[slot].Data, position, buffer, offset, count);
        return count;
    }

    /// <inheritdoc/>
    public StoreStatus Delete(int slot)
    {
        FlashFile file = _files[slot];
        if (file.Number == 0)
        {
            return StoreStatus.Ok;
        }
        bool isCut = Strikes(Fault.CutInDelete);
        if (isCut && _random.Next() % 2 == 0)
        {
            throw new PowerCutException();
        }
        if (!isCut && Strikes(Fault.FailedDelete))
        {
            return StoreStatus.Failed;
        }
        Witness?.Deleting(file.Number);
        Array.Copy(file.Data, _oldBlock, file.Length);
        _oldLength = file.Length;
        file.Length = 0;
        file.Number = 0;
        file.IsTorn = false;
        Wear?.Delete(slot);
        return isCut ? throw new PowerCutException() : StoreStatus.Ok;
    }

    /// <summary>Flips one bit of what is written.</summary>
    public void FlipBit()
    {
        FlashFile file = _files[_random.Next() % (ulong)_files.Length];
        if (file.Length > 0)
        {
            _tally.Count(Fault.BitFlip);
            file.Data[_random.Next() % (ulong)file.Length] ^= (byte)(1 << (int)(_random.Next() % 8));
            Witness?.Damaged(file.Number);
        }
    }

    /// <summary>Fills every file with noise, and makes some more.</summary>
    public void FillWithNoise()
    {
        _tally.Count(Fault.Noise);
        foreach (FlashFile file in _files)
        {
            if (file.Number == 0 && _random.Next() % 2 == 0)
            {
                continue;
            }
            if (file.Number != 0)
            {
                Witness?.Damaged(file.Number);
            }
            file.Number = ++_filesMade;
            file.Length = 1 + (int)(_random.Next() % MostFileBytes);
            Fill(file.Data, 0, file.Length);
            file.IsTorn = true;
        }
    }

    private StoreStatus AppendAlive(FlashFile file, byte[] buffer, int offset, int length)
    {
        bool isFull = Strikes(Fault.FullWrite);
        if (isFull || Strikes(Fault.FailedWrite))
        {
            Tear(file, buffer, offset, (int)(_random.Next() % (ulong)(length + 1)), length);
            return isFull ? StoreStatus.Full : StoreStatus.Failed;
        }
        if (file.Length + length > MostFileBytes)
        {
            return StoreStatus.Full;
        }
        Put(file, buffer, offset, length);
        return StoreStatus.Ok;
    }

    private bool Strikes(Fault fault)
    {
        bool strikes = Mix.Strikes(fault, _random);
        if (strikes)
        {
            _tally.Count(fault);
        }
        return strikes;
    }

    private static void Put(FlashFile file, byte[] buffer, int offset, int length)
    {
        int count = Math.Min(length, MostFileBytes - file.Length);
        Array.Copy(buffer, offset, file.Data, file.Length, count);
        file.Length += count;
    }

    private static void Tear(FlashFile file, byte[] buffer, int offset, int kept, int length)
    {
        Put(file, buffer, offset, kept);
        file.IsTorn |= kept > 0 && kept < length;
    }

    // Half of the time an old block's bytes, whose records are intact and yet not this file's.
    private void PutGarbage(FlashFile file)
    {
        int count = (int)Math.Min(_random.Next() % MostGarbageBytes, (ulong)(MostFileBytes - file.Length));
        int from = _oldLength > count ? (int)(_random.Next() % (ulong)(_oldLength - count)) : 0;
        if (_oldLength > count && _random.Next() % 2 == 0)
        {
            Array.Copy(_oldBlock, from, file.Data, file.Length, count);
        }
        else
        {
            Fill(file.Data, file.Length, count);
        }
        file.Length += count;
        // Nothing kept and no noise behind it is nothing torn.
        file.IsTorn |= count > 0;
    }

    private void Fill(byte[] data, int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            data[i] = (byte)_random.Next();
        }
    }
}
