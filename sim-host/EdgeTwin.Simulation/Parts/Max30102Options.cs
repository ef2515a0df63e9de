namespace EdgeTwin.Simulation.Parts;

/// <summary>What differs between MAX30102 parts and modules, and what the datasheet (Rev 1, 10/18) leaves open.</summary>
public sealed record Max30102Options
{
    /// <summary>PART_ID: 0x15; a MAX30100 has 0x11.</summary>
    public byte PartId { get; init; } = 0x15;

    /// <summary>REV_ID; not specified.</summary>
    public byte RevisionId { get; init; } = 0x03;

    /// <summary>True where infrared comes first in the FIFO and mode 2 lights infrared, as on MH-ET modules.</summary>
    public bool InfraredFirst { get; init; }

    /// <summary>How long a reset takes, in microseconds; not specified.</summary>
    public long ResetUs { get; init; } = 500;

    /// <summary>True where the part does not answer its address during a reset; not specified.</summary>
    public bool RefusesDuringReset { get; init; }

    /// <summary>What an empty FIFO sends; not specified.</summary>
    public EmptyFifoRead EmptyRead { get; init; }

    /// <summary>True where the read pointer moves along when rollover overwrites the oldest sample; not specified.</summary>
    public bool RolloverMovesReadPointer { get; init; } = true;

    /// <summary>True where OVF_COUNTER counts under rollover; not specified.</summary>
    public bool RolloverCounts { get; init; } = true;

    /// <summary>True where TEMP_EN reads 0 before the temperature is ready, as seen on some parts.</summary>
    public bool TemperatureEnableClearsEarly { get; init; }
}
