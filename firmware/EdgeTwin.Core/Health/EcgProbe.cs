using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// What 1.2 s of the ECG tell of its electrodes, worked out from the kept samples in pieces of 25: height of the QRS complex, hum by Goertzel's recursion at 50 and 60 Hz against
    /// 40 and 70 Hz, and the noise of the quietest quarter. 300 samples hold whole periods of all four frequencies, and 25 sums of every 25th sample keep what they say.
    /// </summary>
    internal sealed class EcgProbe
    {
        private const int Piece = 25;
        private const int Pieces = 12;
        private const int Window = Piece * Pieces;

        // Looked back on for differences.
        private const int Lag = 5;
        private const int SumShift = 4;

        // Hum is there from six times the power of its neighbours on (2.45 times their amplitude).
        private const int HumPercent = 245;

        // 2 cos(2 pi f / 250), 1/1024, for 40, 50, 60 and 70 Hz.
        private const int Turn40 = 1097;
        private const int Turn50 = 633;
        private const int Turn60 = 129;
        private const int Turn70 = -384;

        // Of sixteenths, so that they fit.
        private readonly short[] _sums = new short[Piece];
        private readonly short[] _quiet = new short[Pieces];
        private long _start;
        private int _piece = -1;
        private int _lowest;
        private int _highest;
        private int _mean;
        private int _hum;
        private int _neighbour;

        /// <summary>True while there is work.</summary>
        internal bool IsBusy
        {
            get { return _piece >= 0; }
        }

        /// <summary>Signal over noise of the last window, 0.1 dB: height of the QRS complex over the root mean square of hum and noise.</summary>
        internal int SignalToNoise { get; private set; }

        /// <summary>Power of the hum in what is hum or heart, per mille.</summary>
        internal int MainsPermille { get; private set; }

        /// <summary>Begins with the newest 300 samples.</summary>
        internal void Begin(EcgHistory ecg)
        {
            _start = ecg.Count - Window;
            _piece = _start >= 2 * Lag ? 0 : -1;
            _lowest = int.MaxValue;
            _highest = int.MinValue;
            for (int i = 0; i < Piece; i++)
            {
                _sums[i] = 0;
            }
        }

        /// <summary>Does one piece.</summary>
        /// <returns>True when it is done.</returns>
        internal bool Step(EcgHistory ecg)
        {
            int piece = _piece;
            _piece = piece + 1;
            if (piece < Pieces)
            {
                TakePiece(ecg, piece);
                return false;
            }
            if (piece < Pieces + 4)
            {
                TakeAmplitude(piece - Pieces);
                return false;
            }
            _piece = -1;
            Tell();
            return true;
        }

        private void TakePiece(EcgHistory ecg, int piece)
        {
            short[] ring = ecg.Ring;
            short[] sums = _sums;
            int at = (int)(_start + piece * Piece);
            const int mask = EcgHistory.Length - 1;
            int five = 0;
            for (int i = 1; i <= Lag; i++)
            {
                five += ring[(at - i) & mask];
            }
            int lowest = _lowest;
            int highest = _highest;
            int rough = 0;
            for (int i = 0; i < Piece; i++)
            {
                int now = ring[at & mask];
                int before = ring[(at - Lag) & mask];
                sums[i] += (short)(now >> SumShift);
                // Five samples are a period of 50 Hz: their sum holds none of it.
                five += now - before;
                lowest = five < lowest ? five : lowest;
                highest = five > highest ? five : highest;
                // Nor does this difference, or a slope.
                int bend = now - 2 * before + ring[(at - 2 * Lag) & mask];
                rough += bend < 0 ? -bend : bend;
                at++;
            }
            _lowest = lowest;
            _highest = highest;
            Keep(piece, rough / Piece);
        }

        private void Keep(int piece, int rough)
        {
            short[] quiet = _quiet;
            int place = piece;
            for (; place > 0 && quiet[place - 1] > rough; place--)
            {
                quiet[place] = quiet[place - 1];
            }
            quiet[place] = (short)(rough > short.MaxValue ? short.MaxValue : rough);
        }

        private void TakeAmplitude(int which)
        {
            if (which == 0)
            {
                int mean = 0;
                for (int i = 0; i < Piece; i++)
                {
                    mean += _sums[i];
                }
                _mean = (mean << SumShift) / Window;
                _hum = 0;
                _neighbour = 0;
            }
            int amplitude = Amplitude(which == 0 ? Turn40 : which == 1 ? Turn50 : which == 2 ? Turn60 : Turn70, _mean);
            if (which == 1 || which == 2)
            {
                _hum = amplitude > _hum ? amplitude : _hum;
            }
            else
            {
                _neighbour = amplitude > _neighbour ? amplitude : _neighbour;
            }
        }

        private void Tell()
        {
            int hum = _hum * 100 > _neighbour * HumPercent ? _hum : 0;
            int height = (_highest - _lowest) / Lag;
            // Mean size of white noise is 0.8 of its deviation, and the difference has root 6 of it.
            int noise = _quiet[Pieces / 4] * 51 / 100;
            int rms = Whole.Hypotenuse(hum, noise);
            SignalToNoise = (WearScale.Log1024(height) - WearScale.Log1024(rms)) * 602 / 10240;
            int humPart = 1000 * hum / (hum + height / 4 + 1);
            int rest = 1000 - humPart;
            MainsPermille = humPart * humPart / ((humPart * humPart + rest * rest) / 1000 + 1);
        }

        // Root mean square of what the 25 sums hold of one frequency, uV.
        private int Amplitude(int turn, int mean)
        {
            short[] sums = _sums;
            int last = 0;
            int before = 0;
            for (int i = 0; i < Piece; i++)
            {
                int next = (sums[i] << SumShift) / Pieces - mean + (turn * last >> 10) - before;
                before = last;
                last = next;
            }
            int shift = 0;
            while (last > 16383 || last < -16383 || before > 16383 || before < -16383)
            {
                last >>= 1;
                before >>= 1;
                shift++;
            }
            int power = last * last + before * before - (turn * last >> 10) * before;
            // 2 / 25 of the root is the amplitude, and 0.707 of that the root mean square.
            return (Whole.Root(power) << shift) * 58 / 1024;
        }
    }
}
