namespace nanoFramework.Runtime.Native;

/// <summary>The board's memory (nanoFramework.Runtime.Native, GC.cs).</summary>
public static class GC
{
    /// <summary>Collects what is dead. On a board it returns the bytes that are free; here that is not known, and it returns 0.</summary>
    /// <param name="compactHeap">True to move what lives together.</param>
    public static uint Run(bool compactHeap) => 0;
}
