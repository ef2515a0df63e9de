namespace EdgeTwin.Simulation.Faults;

/// <summary>Every kind of fault that the models inject, for counting.</summary>
public enum Fault
{
    /// <summary>Power lost in a flash write: the first bytes are there.</summary>
    TornWrite,

    /// <summary>Power lost in a flash write: behind the first bytes stands noise or an old block's bytes.</summary>
    GarbageTail,

    /// <summary>Power lost before a write reached the flash: it was never closed.</summary>
    LostWrite,

    /// <summary>Power lost after a write was whole, before the caller knew.</summary>
    CutAfterWrite,

    /// <summary>Power lost around a deletion.</summary>
    CutInDelete,

    /// <summary>A write that fails, part of its bytes written.</summary>
    FailedWrite,

    /// <summary>A write for which there is no room, part of its bytes written.</summary>
    FullWrite,

    /// <summary>A read that fails.</summary>
    FailedRead,

    /// <summary>A deletion that fails.</summary>
    FailedDelete,

    /// <summary>A bit that flips in flash.</summary>
    BitFlip,

    /// <summary>The whole partition becomes noise.</summary>
    Noise,

    /// <summary>The device starts again without a write under way.</summary>
    Reboot,

    /// <summary>The wall clock jumps.</summary>
    ClockJump,

    /// <summary>Nothing is stepped for a while.</summary>
    Stall,

    /// <summary>A message is lost.</summary>
    Drop,

    /// <summary>A message comes twice.</summary>
    Duplicate,

    /// <summary>A message is held back, and others overtake it.</summary>
    Delay,

    /// <summary>The client does not take a message.</summary>
    PublishRefused,

    /// <summary>A connection is refused.</summary>
    ConnectRefused,

    /// <summary>A connection never comes about.</summary>
    ConnectSilent,

    /// <summary>The connection breaks and both sides know.</summary>
    LinkDown,

    /// <summary>The connection is dead and the device does not know.</summary>
    HalfOpen,

    /// <summary>The broker takes messages and passes none on, as one with a strict access list does.</summary>
    SilentAcl,

    /// <summary>The broker starts again and has forgotten what it retained.</summary>
    BrokerRestart,

    /// <summary>A forged or garbled message on the acknowledgement's topic.</summary>
    BadAck,

    /// <summary>A setting that is garbled, unknown or out of range.</summary>
    BadConfig,

    /// <summary>A part does not answer to its address.</summary>
    BusNack,

    /// <summary>A transfer that the bus gives up.</summary>
    BusTimeOut,

    /// <summary>A transfer cut short: the part has sent bytes that the firmware never sees.</summary>
    TornTransfer,

    /// <summary>A part holds the data line down until it is clocked free.</summary>
    JammedBus,

    /// <summary>A part goes on answering but converts no more.</summary>
    StuckFifo,

    /// <summary>A part's supply fails and comes back: its registers are at their reset values.</summary>
    PartBrownOut,

    /// <summary>Another part stands where one is expected.</summary>
    WrongPart,

    /// <summary>An electrode comes off.</summary>
    LeadOff,

    /// <summary>A voltage beyond what the converter can tell.</summary>
    Saturation,

    /// <summary>A command about health that is garbled or names no part.</summary>
    BadCommand,
}
