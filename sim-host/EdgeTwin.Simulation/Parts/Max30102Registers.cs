namespace EdgeTwin.Simulation.Parts;

/// <summary>The registers of a MAX30102 and what their bits mean (datasheet Rev 1, register map and tables 1 to 12).</summary>
internal sealed class Max30102Registers
{
    private const int Bits = 18;
    private const int LedStepMicroamps = 200;
    private const int HalfLowestScalePicoamps = 1_024_000;

    private static readonly int[] Rates = [50, 100, 200, 400, 800, 1000, 1600, 3200];
    private static readonly int[] PulseWidthsUs = [69, 118, 215, 411];
    private static readonly int[] Averages = [1, 2, 4, 8, 16, 32, 32, 32];

    // Highest rate code by pulse width: 69, 118, 215, 411 us.
    private static readonly int[] HighestSpo2Rate = [6, 5, 4, 3];
    private static readonly int[] HighestHeartRate = [7, 6, 6, 5];

    private readonly byte[] _values = new byte[256];
    private byte _status1;
    private byte _status2;
    private bool _isAlmostFull;

    internal byte this[int register]
    {
        get => _values[register];
        set
        {
            _values[register] = value;
            Decode();
        }
    }

    internal int RateHz { get; private set; }

    internal int Averaging { get; private set; }

    internal int PulseWidthUs => PulseWidthsUs[_values[0x0A] & 3];

    internal bool Rollover => (_values[0x08] & 0x10) != 0;

    internal int AlmostFullFree => _values[0x08] & 0x0F;

    /// <summary>Channels a sample has; 0 where no mode is chosen.</summary>
    internal int Channels { get; private set; }

    internal bool IsConverting { get; private set; }

    // PWR_RDY has no enable bit: it always pulls the pin.
    internal int PendingInterrupts => (_status1 & (_values[0x02] | 0x01)) | (_status2 & _values[0x03]);

    internal static bool Exists(int register) => register is <= 0x0A or 0x0C or 0x0D or 0x11 or 0x12 or 0x1F or 0x20 or 0x21 or 0xFE or 0xFF;

    internal static bool MayBeWritten(int register) => register is 0x02 or 0x03 or 0x07 or 0x08 or 0x09 or 0x0A or 0x0C or 0x0D or 0x11 or 0x12 or 0x21;

    internal void Reset()
    {
        _values.AsSpan().Clear();
        _status1 = 0;
        _status2 = 0;
        _isAlmostFull = false;
        Decode();
    }

    internal byte TakeStatus(int register)
    {
        byte value = register == 0 ? _status1 : _status2;
        if (register == 0)
        {
            _status1 = 0;
        }
        else
        {
            _status2 = 0;
        }
        return value;
    }

    internal void RaiseStatus1(int bits) => _status1 |= (byte)bits;

    internal void ClearSampleReady() => _status1 &= 0xBF;

    internal void ClearTemperatureReady() => _status2 &= 0xFD;

    internal void ClearInterrupts()
    {
        _status1 = 0;
        _status2 = 0;
    }

    // The interrupt tells of the crossing, not of the state: read and cleared, it stays away until there was room again.
    internal void NoteAlmostFull()
    {
        if (!_isAlmostFull)
        {
            _status1 |= 0x80;
        }
        _isAlmostFull = true;
    }

    internal void NoteRoom() => _isAlmostFull = false;

    internal void SetTemperature(int sixteenths)
    {
        _values[0x1F] = (byte)(sbyte)(sixteenths >> 4);
        _values[0x20] = (byte)(sixteenths & 0x0F);
        _values[0x21] = 0;
        _status2 |= 0x02;
    }

    /// <summary>A rate too high for the pulse width is replaced in the register by the highest allowed.</summary>
    internal void LimitRate()
    {
        int width = _values[0x0A] & 3;
        int highest = (_values[0x09] & 7) == 2 ? HighestHeartRate[width] : HighestSpo2Rate[width];
        if ((_values[0x09] & 7) is 2 or 3 && ((_values[0x0A] >> 2) & 7) > highest)
        {
            this[0x0A] = (byte)((_values[0x0A] & 0x63) | (highest << 2));
        }
    }

    /// <summary>Counts of 18 bits, left-justified: what a narrower pulse cannot resolve stays 0.</summary>
    /// <param name="picoampsAtReference">LED light, at the reference current.</param>
    /// <param name="ledCode">The LED's current as its register has it.</param>
    /// <param name="leakPicoamps">What the ambient light cancellation leaves.</param>
    internal int Convert(int picoampsAtReference, int ledCode, int leakPicoamps)
    {
        long picoamps = ((long)picoampsAtReference * ledCode * LedStepMicroamps / SimulatedMax30102.ReferenceLedMicroamps) + leakPicoamps;
        // Full scale is 125 x 2^(14 + range) pA, so that the division is a shift and one by a constant: it is done for every sample.
        int range = (_values[0x0A] >> 5) & 3;
        long rounded = (picoamps << Bits) + ((long)HalfLowestScalePicoamps << range);
        long counts = (rounded >> (14 + range)) / 125;
        int unresolved = 3 - (_values[0x0A] & 3);
        return (int)Math.Clamp(counts, 0, (1 << Bits) - 1) >> unresolved << unresolved;
    }

    /// <summary>Puts the channels in the order of the FIFO.</summary>
    internal void Arrange(int red, int infrared, bool infraredFirst, Span<int> channels)
    {
        int mode = _values[0x09] & 7;
        if (mode != 7)
        {
            channels[0] = infraredFirst ? infrared : red;
            channels[1] = mode == 3 ? (infraredFirst ? red : infrared) : 0;
            return;
        }
        channels.Clear();
        for (int slot = 0; slot < Channels; slot++)
        {
            channels[slot] = SlotCode(slot) == (infraredFirst ? 2 : 1) ? red : infrared;
        }
    }

    // What every conversion and every byte asks for is worked out where it can change.
    private void Decode()
    {
        RateHz = Rates[(_values[0x0A] >> 2) & 7];
        Averaging = Averages[_values[0x08] >> 5];
        Channels = (_values[0x09] & 7) switch
        {
            2 => 1,
            3 => 2,
            7 => Slots(),
            _ => 0,
        };
        IsConverting = Channels > 0 && (_values[0x09] & 0x80) == 0;
    }

    private int SlotCode(int slot) => (_values[0x11 + slot / 2] >> (slot % 2 * 4)) & 7;

    private int Slots()
    {
        int slots = 0;
        while (slots < Max30102Fifo.MostChannels && SlotCode(slots) is (1 or 2))
        {
            slots++;
        }
        return slots;
    }
}
