namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// ST deviation and heart rate of the last 128 blocks (17 minutes): does one follow the other? Where the ST level goes with the rate, without
    /// hysteresis, the change is rate-related, and no sign of ischaemia by itself.
    /// </summary>
    internal sealed class RateTrend
    {
        /// <summary>Blocks to either side by which one may lag the other (24 s).</summary>
        internal const int MostLag = 3;

        /// <summary>Blocks kept.</summary>
        internal const int Length = 128;
        private const int Largest = 500;

        private readonly short[] _uv = new short[Length];
        private readonly byte[] _bpm = new byte[Length];
        private int _next;
        private int _count;

        internal void Clear()
        {
            _count = 0;
        }

        /// <summary>Takes a block.</summary>
        internal void Take(int deviationUv, int hrBpm)
        {
            // Parts of 4 uV, so that all sums stay within an int.
            int uv = deviationUv / 4;
            _uv[_next] = (short)(uv > Largest ? Largest : uv < -Largest ? -Largest : uv);
            _bpm[_next] = (byte)(hrBpm > 255 ? 255 : hrBpm);
            _next = _next + 1 < Length ? _next + 1 : 0;
            if (_count < Length)
            {
                _count++;
            }
        }

        /// <summary>A step of the reference: what is known is moved with it.</summary>
        internal void Shift(int stepUv)
        {
            for (int i = 0; i < Length; i++)
            {
                _uv[i] = (short)(_uv[i] - stepUv / 4);
            }
        }

        /// <summary>Correlation between the deviation and the rate over the last <paramref name="blocks"/>, per cent. About 25 IL a block.</summary>
        /// <param name="blocks">Blocks, as many as are known at most.</param>
        /// <param name="lag">Blocks by which the deviation comes after the rate; negative: before.</param>
        /// <param name="uvPerBpmTenths">How much the deviation goes with the rate, tenths of uV a beat a minute.</param>
        internal int CorrelationPercent(int blocks, int lag, out int uvPerBpmTenths)
        {
            uvPerBpmTenths = 0;
            int n = (blocks < _count ? blocks : _count) - (lag < 0 ? -lag : lag);
            if (n < 8)
            {
                return 0;
            }
            short[] uvs = _uv;
            byte[] bpms = _bpm;
            int uvAt = Back(lag < 0 ? -lag : 0);
            int bpmAt = Back(lag > 0 ? lag : 0);
            int sx = 0;
            int sy = 0;
            int sxx = 0;
            int syy = 0;
            int sxy = 0;
            for (int i = 0; i < n; i++)
            {
                int x = bpms[bpmAt];
                int y = uvs[uvAt];
                sx += x;
                sy += y;
                sxx += x * x;
                syy += y * y;
                sxy += x * y;
                bpmAt = bpmAt > 0 ? bpmAt - 1 : Length - 1;
                uvAt = uvAt > 0 ? uvAt - 1 : Length - 1;
            }
            long vx = (long)sxx * n - (long)sx * sx;
            long vy = (long)syy * n - (long)sy * sy;
            long c = (long)sxy * n - (long)sx * sy;
            if (vx < 1 || vy < 1)
            {
                return 0;
            }
            uvPerBpmTenths = (int)(40 * c / vx);
            return Percent(c, vx, vy);
        }

        /// <summary>Mean rate of the <paramref name="blocks"/> before the last <paramref name="back"/>, beats a minute; 0 where none is known.</summary>
        internal int MeanBpm(int blocks, int back)
        {
            int sum = 0;
            int n = 0;
            for (int i = back; i < back + blocks && i < _count; i++)
            {
                sum += _bpm[Back(i)];
                n++;
            }
            return n > 0 ? sum / n : 0;
        }

        /// <summary>Mean deviation of the <paramref name="blocks"/> before the last <paramref name="back"/>, uV; 0 where none is known.</summary>
        internal int MeanUv(int blocks, int back)
        {
            int sum = 0;
            int n = 0;
            for (int i = back; i < back + blocks && i < _count; i++)
            {
                sum += _uv[Back(i)];
                n++;
            }
            return n > 0 ? 4 * sum / n : 0;
        }

        private int Back(int blocks)
        {
            int at = _next - 1 - blocks;
            return at < 0 ? at + Length : at;
        }

        private static int Percent(long c, long vx, long vy)
        {
            // c*c is at most vx*vy: all are halved until a product fits 60 bits.
            while (vx >= 1L << 30 || vy >= 1L << 30)
            {
                vx >>= 2;
                vy >>= 2;
                c /= 4;
            }
            long product = vx * vy;
            if (product < 1)
            {
                return 0;
            }
            int square = (int)(product < 1L << 44 ? 10000 * c * c / product : c * c / (product / 10000));
            int percent = 0;
            while (percent < 100 && (percent + 1) * (percent + 1) <= square)
            {
                percent++;
            }
            return c < 0 ? -percent : percent;
        }
    }
}
