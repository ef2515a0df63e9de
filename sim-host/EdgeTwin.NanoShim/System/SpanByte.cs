namespace System;

/// <summary>
/// nanoFramework 1.x's span of bytes (CoreLibrary, SpanByte.cs). Firmware never names it: a <c>byte[]</c> converts where a
/// bus call wants one. On a board it is a struct on the heap's stack frame; here it holds the array and allocates nothing.
/// </summary>
public readonly ref struct SpanByte
{
    private readonly Span<byte> _bytes;

    /// <summary>The whole of an array; of null, an empty span.</summary>
    /// <param name="array">The bytes.</param>
    public SpanByte(byte[]? array) => _bytes = array;

    /// <summary>A part of an array.</summary>
    /// <param name="array">The bytes.</param>
    /// <param name="start">Index of the first.</param>
    /// <param name="length">Count.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part leaves the array.</exception>
    public SpanByte(byte[]? array, int start, int length) => _bytes = new Span<byte>(array, start, length);

    /// <summary>Count of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>True where there is no byte.</summary>
    public bool IsEmpty => _bytes.IsEmpty;

    /// <summary>One byte.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Beyond the end, as there.</exception>
    public byte this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _bytes.Length);
            return _bytes[index];
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _bytes.Length);
            _bytes[index] = value;
        }
    }

    /// <summary>The conversion that a call with an array makes.</summary>
    /// <param name="array">The bytes, or null.</param>
    public static implicit operator SpanByte(byte[]? array) => new(array);

    internal Span<byte> Host => _bytes;
}
