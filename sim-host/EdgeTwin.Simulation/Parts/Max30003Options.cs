namespace EdgeTwin.Simulation.Parts;

/// <summary>What differs between MAX30003 boards, and what the datasheet (Rev 0, 6/16) leaves open.</summary>
public sealed record Max30003Options
{
    /// <summary>REV_ID in INFO.</summary>
    public byte RevisionId { get; init; } = 0x1;

    /// <summary>The fixed bits 23:20 of INFO; 5, else it is another part.</summary>
    public byte InfoPattern { get; init; } = 0x5;

    /// <summary>How long the PLL takes to lock, in microseconds; not specified.</summary>
    public long PllLockUs { get; init; } = 5_000;

    /// <summary>What empty and overflow words hold; not specified.</summary>
    public VoidWordData VoidData { get; init; }

    /// <summary>True where the FIFO's pointer moves on at the word's 32nd clock, false at the 30th; the datasheet says both.</summary>
    public bool StepsAtClock32 { get; init; } = true;

    /// <summary>What PTAG (2:0 of a word) holds; not defined for this part.</summary>
    public byte PaceTag { get; init; } = 0x7;

    /// <summary>Time a lead-off comparator takes to assert, 115 000 to 140 000 microseconds.</summary>
    public long LeadOffUs { get; init; } = 128_000;

    /// <summary>How much later than the electrodes' voltage its code comes, by the filters, in microseconds: 115 300 at 250 samples a second with a low-pass; 0 so that codes can be told exactly.</summary>
    public long LatencyUs { get; init; }

    /// <summary>
    /// The board's CHPF capacitor, in nanofarads: with 450 kohm a high-pass of 3.5 Hz at 100, 0.35 Hz at 1000, 0.035 Hz at 10 000.
    /// 0 leaves the high-pass out, so that codes can be told exactly.
    /// </summary>
    public int ChpfNanofarads { get; init; }
}
