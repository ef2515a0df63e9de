namespace EdgeTwin.Core.Fusion
{
    /// <summary>
    /// Whether the light stirs as it does with a pulse, within half a second: the steepest 80 ms of each 480 ms against what good pulses make. A pulse detector
    /// needs pulses to be sure of its signal; this tells a still signal (no pulse) from one that cannot be read, and how long it has been so.
    /// </summary>
    public sealed class PulseWatch
    {
        /// <summary>Length of a block, ms.</summary>
        public const int BlockMs = 480;

        private const int PointsPerBlock = 12;

        // A pulse's upstroke against breath, tone and noise on the finger: those stay under a tenth of it, a weak pulse does not.
        private const int QuietShare = 6;

        // Movement, a finger that leaves, a change of current.
        private const int StirHalves = 5;
        private const int CalmBlocks = 5;
        private const int AbsentBlocks = 6;
        private const int MostBlocks = 250;
        private const int UsualShift = 3;

        // The first points after a step hold a part of it, or look back before it.
        private const int PointsToForget = 3;

        private int _point;
        private int _pointBefore;
        private int _points;
        private int _steepest;
        private int _last;
        private int _lastButOne;
        private int _usual;
        private int _quiet;
        private int _calm;

        /// <summary>True where nothing but a pulse has moved the light for 2.4 s: what is seen, or not seen, counts.</summary>
        public bool IsSteady
        {
            get { return _usual > 0 && _calm >= CalmBlocks; }
        }

        /// <summary>How long there has been no upstroke, ms; 0 where that says nothing: right after movement, or before the first good pulses.</summary>
        public int StillMs
        {
            get { return _usual > 0 && _calm > _quiet + 1 ? _quiet * BlockMs : 0; }
        }

        /// <summary>True where the light has been still for 2.9 s.</summary>
        public bool IsStill
        {
            get { return StillMs >= AbsentBlocks * BlockMs; }
        }

        /// <summary>Takes the infrared light of 40 ms, the sum of four samples, counts.</summary>
        /// <returns>True where a block is complete.</returns>
        public bool Push(int point)
        {
            int way = point - _pointBefore;
            _pointBefore = _point;
            _point = point;
            way = way < 0 ? -way : way;
            if (++_points <= 0)
            {
                return false;
            }
            if (way > _steepest)
            {
                _steepest = way;
            }
            if (_points < PointsPerBlock)
            {
                return false;
            }
            EndBlock();
            return true;
        }

        /// <summary>A good pulse was found within the last blocks: learns how steep those are.</summary>
        public void OnGoodPulse()
        {
            int steepest = _last > _lastButOne ? _last : _lastButOne;
            if (_quiet == 0)
            {
                _usual = _usual == 0 ? steepest : _usual + ((steepest - _usual) >> UsualShift);
            }
        }

        /// <summary>The light steps for a reason that is no heart: another LED current, or lost samples.</summary>
        /// <param name="forgets">True where how steep pulses are is learnt anew.</param>
        public void Restart(bool forgets)
        {
            if (forgets)
            {
                _usual = 0;
            }
            _quiet = 0;
            _calm = 0;
            _last = 0;
            _lastButOne = 0;
            _points = -PointsToForget;
            _steepest = 0;
        }

        private void EndBlock()
        {
            int steepest = _steepest;
            _quiet = steepest * QuietShare < _usual ? Next(_quiet) : 0;
            _calm = 2 * steepest <= _usual * StirHalves ? Next(_calm) : 0;
            _lastButOne = _last;
            _last = steepest;
            _points = 0;
            _steepest = 0;
        }

        private static int Next(int blocks)
        {
            return blocks < MostBlocks ? blocks + 1 : blocks;
        }
    }
}
