namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Packs samples into the formats that the writer offers (signal(5)).</summary>
internal sealed class WfdbPacker(Stream output, int format)
{
    private readonly byte[] buffer = new byte[1 << 15];
    private int used;
    private int held;
    private bool isHolding;

    /// <summary>Appends one sample.</summary>
    internal void Put(int value)
    {
        if (used + 4 > buffer.Length)
        {
            Flush();
        }
        if (format == 212)
        {
            Put212(value);
            return;
        }
        int bytes = format / 8;
        for (int i = 0; i < bytes; i++)
        {
            buffer[used++] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>Writes what is left; an odd last sample of format 212 takes two bytes, as WFDB writes it.</summary>
    internal void Finish()
    {
        if (isHolding)
        {
            buffer[used++] = (byte)held;
            buffer[used++] = (byte)((held >> 8) & 15);
            isHolding = false;
        }
        Flush();
    }

    private void Put212(int value)
    {
        if (isHolding)
        {
            buffer[used++] = (byte)held;
            buffer[used++] = (byte)(((held >> 8) & 15) | ((value >> 4) & 0xF0));
            buffer[used++] = (byte)value;
        }
        held = value;
        isHolding = !isHolding;
    }

    private void Flush()
    {
        output.Write(buffer, 0, used);
        used = 0;
    }
}
