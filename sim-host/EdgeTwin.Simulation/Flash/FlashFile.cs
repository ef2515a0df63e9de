namespace EdgeTwin.Simulation.Flash;

/// <summary>One file of a <see cref="FlashModel"/>.</summary>
internal sealed class FlashFile
{
    internal readonly byte[] Data = new byte[FlashModel.MostFileBytes];
    internal int Length;

    /// <summary>0 while there is none.</summary>
    internal long Number;

    internal bool IsTorn;
}
