using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>
    /// Tells ventricular and supraventricular ectopic beats from normal ones, against the wearer's own usual beats: adaptive morphologies (Hamilton
    /// 2002's idea), intervals against a norm that runs of ectopy do not move, and boosted trees over both. A beat is decided when the next
    /// one is known, or 0.93 s after its R peak: by then a steep slope tells in most cases that the next has come.
    /// Its work, about 10 k IL a beat, is done in steps of at most 2.5 k: call <see cref="Step"/> from <see cref="WakesAt"/> on.
    /// </summary>
    public sealed partial class BeatClassifier
    {
        private enum Stage : byte
        {
            Idle,
            Unreadable,
            Centre,
            Width,
            Form,
            SecondCentre,
            SecondWidth,
            SecondForm,
            Match,
            Join,
            Window,
            Describe,
            Wait,
            Scan,
            Ventricular,
            Supraventricular,
            Learn,
        }

        // From here on a decision is due, so that there is time for its steps within a second of the R peak.
        private const int DueSamples = 230;

        private const int UsualShift = 4;

        private readonly IBeatListener _listener;
        private readonly EcgHistory _ecg;
        private readonly BeatShape _shape;
        private readonly UsualLead _usual = new UsualLead();
        private readonly PWindow _window;
        private readonly SecondLead _second;
        private readonly ShapeClusters _clusters;
        private readonly ClusterTraits _traits;
        private readonly RrContext _rr = new RrContext();
        private readonly BeatFeatures _features;
        private Beat _beat = new Beat();
        private Beat _queued = new Beat();
        private BeatTables _tables;
        private Stage _stage;
        private bool _isQueued;
        private bool _hasLast;
        private int _lastCentre;
        private int _centre;
        private int _usualPermille;
        private int _part;
        private int _score;
        private int _bonus;
        private bool _isVentricular;
        private int _ventricularScore;

        /// <summary>A classifier of beats in <paramref name="ecg"/>.</summary>
        /// <param name="listener">Who is told.</param>
        /// <param name="ecg">The lead that beats are found in.</param>
        /// <param name="second">A second lead, or null.</param>
        public BeatClassifier(IBeatListener listener, EcgHistory ecg, EcgHistory second)
        {
            _listener = listener;
            WakesAt = long.MaxValue;
            _ecg = ecg;
            _shape = new BeatShape(ecg);
            _window = new PWindow(ecg);
            _second = second == null ? null : new SecondLead(second);
            _clusters = new ShapeClusters(_shape.Form);
            _traits = new ClusterTraits(_clusters);
            _features = new BeatFeatures(second != null);
            _tables = second != null ? BeatTables.TwoLeads() : BeatTables.OneLead();
        }

        /// <summary>Sample from which on there is work for <see cref="Step"/>: in the past while there is, beyond all time where nothing waits.</summary>
        public long WakesAt;

        /// <summary>What the trees saw of the last decided beat, for training; valid until the next step.</summary>
        public sbyte[] Features
        {
            get { return _features.Values; }
        }

        /// <summary>True where the last decided beat was measured; a beat in poor signal is not, and is called normal.</summary>
        public bool IsJudged { get; private set; }

        /// <summary>True where the last decided beat could have been called supraventricular: no atrial fibrillation about it.</summary>
        public bool IsSupraventricularJudged { get; private set; }

        /// <summary>Takes other tables, for training; to be called before the first beat.</summary>
        public void UseTables(BeatTables tables)
        {
            _tables = tables;
        }

        /// <summary>Decides until one beat more can be taken.</summary>
        /// <returns>That beat, to be filled and given to <see cref="Add"/>.</returns>
        public Beat MakeRoom()
        {
            while (_isQueued)
            {
                Step();
            }
            return _queued;
        }

        /// <summary>A beat was found, in the order of time: the one that <see cref="MakeRoom"/> gave. Where it is not readable, it will be called normal.</summary>
        public void Add()
        {
            _isQueued = true;
            WakesAt = 0;
            if (_stage == Stage.Idle)
            {
                BeginQueued();
            }
        }

        /// <summary>Decides all that wait with what is known; the signal ends or is interrupted.</summary>
        public void Flush()
        {
            while (_stage != Stage.Idle)
            {
                if (_stage == Stage.Centre && _ecg.Count - _beat.SampleIndex <= BeatShape.SamplesAfter)
                {
                    _stage = Stage.Unreadable;
                }
                Step();
            }
            _hasLast = false;
        }

        /// <summary>The electrodes may have moved: what beats looked like is forgotten.</summary>
        public void Forget()
        {
            _clusters.Clear();
        }

        /// <summary>Does one step, at most 2.5 k IL.</summary>
        public void Step()
        {
            if (_stage < Stage.Wait)
            {
                Measure();
            }
            else
            {
                Decide();
            }
        }

        private void BeginQueued()
        {
            _isQueued = false;
            WakesAt = 0;
            Beat beat = _queued;
            _queued = _beat;
            _beat = beat;
            _stage = _beat.IsReadable ? Stage.Centre : Stage.Unreadable;
        }

        private void Measure()
        {
            switch (_stage)
            {
                case Stage.Unreadable:
                    _hasLast = false;
                    IsJudged = false;
                    IsSupraventricularJudged = false;
                    Tell(BeatKind.Normal);
                    break;
                case Stage.Centre:
                    _shape.Centre((int)_beat.SampleIndex);
                    _centre = (int)_beat.SampleIndex + _shape.CentreOffset;
                    _stage = Stage.Width;
                    break;
                case Stage.Width:
                    _shape.MeasureWidth(_centre);
                    _stage = Stage.Form;
                    break;
                case Stage.Form:
                    _shape.Take(_centre);
                    _clusters.Begin(_shape.Size);
                    _stage = _second == null ? Stage.Match : Stage.SecondCentre;
                    break;
                case Stage.SecondCentre:
                    _second.Centre((int)_beat.SampleIndex);
                    _stage = Stage.SecondWidth;
                    break;
                case Stage.SecondWidth:
                    _second.MeasureWidth((int)_beat.SampleIndex);
                    _stage = Stage.SecondForm;
                    break;
                case Stage.SecondForm:
                    _second.Take(_centre);
                    _stage = Stage.Match;
                    break;
                case Stage.Match:
                    _stage = _clusters.Step() ? Stage.Join : Stage.Match;
                    break;
                case Stage.Join:
                    Join();
                    _stage = Stage.Window;
                    break;
                case Stage.Window:
                    _window.Take(_centre);
                    if (_second != null)
                    {
                        _second.TakeWindow(_centre);
                    }
                    _stage = Stage.Describe;
                    break;
                case Stage.Describe:
                    Describe();
                    _stage = Stage.Wait;
                    WakesAt = _isQueued ? 0 : _beat.SampleIndex + DueSamples;
                    break;
            }
        }

        private void Join()
        {
            _rr.Add(_hasLast && _beat.RrMs > 0 ? _centre - _lastCentre : 0);
            _lastCentre = _centre;
            _hasLast = true;
            bool isNew = _clusters.Learn();
            if (_traits.Join(_clusters.Nearest, isNew, _rr.PrematurityPercent, _shape.Width))
            {
                _usual.Begin(_shape);
                if (_second != null)
                {
                    _second.Begin();
                }
            }
        }

        private void Describe()
        {
            _window.Compare();
            _features.TakeForm(_clusters, _traits, _usualPermille >> UsualShift);
            _features.TakeLead(_shape, _usual, _window, _beat.QualityPercent);
            if (_second != null)
            {
                _second.Describe(_features);
            }
        }
    }
}
