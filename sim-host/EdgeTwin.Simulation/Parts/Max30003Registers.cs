namespace EdgeTwin.Simulation.Parts;

/// <summary>The registers of a MAX30003 and what their bits mean (datasheet Rev 0, register map and tables).</summary>
internal sealed class Max30003Registers
{
    internal const int General = 0x10;
    internal const int Calibration = 0x12;
    internal const int Multiplexer = 0x14;
    internal const int Ecg = 0x15;

    private const int Dlpf100 = 2;
    private const int Dlpf150 = 3;

    private static readonly int[] CurrentNa = [0, 5, 10, 20, 50, 100, 100, 100];
    private static readonly int[] ThresholdUv = [300_000, 400_000, 450_000, 500_000];
    private static readonly int[] CalibrationMilliHz = [256_000, 64_000, 16_000, 4_000, 1_000, 250, 63, 16];

    private readonly int[] _values = new int[128];

    internal Max30003Registers() => Reset();

    internal int this[int register]
    {
        get => _values[register];
        set
        {
            _values[register] = value & 0xFFFFFF;
            Decode();
        }
    }

    internal bool IsEcgOn { get; private set; }

    internal int Gain => 20 << Bits(Ecg, 16, 3);

    internal bool HasDigitalHighPass => Bits(Ecg, 14, 1) == 1;

    internal bool IsAnyInputClosed => !IsPositiveOpen || !IsNegativeOpen;

    internal bool IsPositiveOpen => Bits(Multiplexer, 21, 1) == 1;

    internal bool IsNegativeOpen => Bits(Multiplexer, 20, 1) == 1;

    internal bool HasLeadOff => Bits(General, 12, 3) == 1 && IsEcgOn;

    internal int LeadOffNa => CurrentNa[Bits(General, 8, 7)];

    internal int LeadOffThresholdUv => ThresholdUv[Bits(General, 6, 3)];

    internal bool PullsPositiveDown => Bits(General, 11, 1) == 1;

    internal int InterruptWords => Bits(0x04, 19, 31) + 1;

    internal int FastMode => Bits(0x05, 22, 3);

    internal int FastThreshold => Bits(0x05, 16, 63) * 2048;

    /// <summary>Samples in 1000 s; FMSTR 2 and 3 run at one rate only.</summary>
    internal int MilliHz { get; private set; }

    internal bool IsRateReserved => Rate > 2 || (Bits(General, 20, 3) >= 2 && Rate != 2);

    internal bool BreaksSubjectRule =>
        (IsCalibration(18) && !IsPositiveOpen) || (IsCalibration(16) && !IsNegativeOpen) || (Bits(Calibration, 22, 1) == 1 && IsAnyInputClosed);

    internal bool IsBiasedWithoutEcg => Bits(General, 4, 3) is 1 or 2 && !IsEcgOn;

    private int Rate => Bits(Ecg, 22, 3);

    internal static bool Exists(int register) => register is 0x00 or 0x7F or (>= 0x01 and <= 0x05) or 0x08 or 0x09 or 0x0A or 0x0F
        or General or Calibration or Multiplexer or Ecg or 0x1D or 0x1E or 0x20 or 0x21 or 0x25;

    internal void Reset()
    {
        _values.AsSpan().Clear();
        _values[0x02] = 0x000003;
        _values[0x03] = 0x000003;
        _values[0x04] = 0x780004;
        _values[0x05] = 0x3F0000;
        _values[General] = 0x000004;
        _values[Calibration] = 0x004800;
        _values[Multiplexer] = 0x300000;
        _values[Ecg] = 0x805000;
        _values[0x1D] = 0x3F2300;
        _values[0x1E] = 0x202400;
        Decode();
    }

    /// <summary>A low-pass that the rate does not allow is replaced by 40 Hz, and reads back so.</summary>
    internal void LimitLowPass()
    {
        int milliHz = MilliHz;
        int lowPass = Bits(Ecg, 12, 3);
        bool isAllowed = lowPass switch
        {
            Dlpf150 => milliHz >= 500_000,
            Dlpf100 => milliHz >= 250_000,
            _ => true,
        };
        if (!isAllowed)
        {
            this[Ecg] = (_values[Ecg] & ~0x3000) | 0x1000;
        }
    }

    /// <summary>What the calibration source puts on the open inputs, in microvolts, positive against negative.</summary>
    internal int CalibrationUv(long timeUs)
    {
        if (Bits(Calibration, 22, 1) == 0)
        {
            return 0;
        }
        int size = Bits(Calibration, 20, 1) == 1 ? 500 : 250;
        // Half of the period high where FIFTY is set; else THIGH counts of the 32 768 Hz clock's divided time, taken as half too.
        long halves = timeUs * CalibrationMilliHz[Bits(Calibration, 12, 7)] * 2 / 1_000_000_000;
        bool isHigh = halves % 2 == 0;
        int high = size;
        int low = Bits(Calibration, 21, 1) == 1 ? -size : 0;
        int level = isHigh ? high : low;
        return Side(18, level) - Side(16, level);
    }

    // What every conversion asks for is worked out where it can change.
    private void Decode()
    {
        IsEcgOn = Bits(General, 19, 1) == 1;
        MilliHz = Bits(General, 20, 3) switch
        {
            0 => 512_000 >> Rate,
            1 => 500_000 >> Rate,
            2 => 200_000,
            _ => 199_800,
        };
    }

    private int Side(int shift, int level) => Bits(Multiplexer, shift, 3) switch
    {
        2 => level,
        3 => -level,
        _ => 0,
    };

    private bool IsCalibration(int shift) => Bits(Multiplexer, shift, 3) != 0;

    private int Bits(int register, int shift, int mask) => (_values[register] >> shift) & mask;
}
