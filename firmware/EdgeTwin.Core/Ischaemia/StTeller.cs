using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>Tells what the ST monitor decided, with the numbers that it was decided on.</summary>
    internal sealed class StTeller
    {
        private const int MostTurnsAtOnce = 4;

        private readonly EventOutlet _outlet;
        private readonly StEpisode _episode;
        private readonly RepeatLimit _turns = new RepeatLimit(MostTurnsAtOnce);

        internal StTeller(EventOutlet outlet, StEpisode episode)
        {
            _outlet = outlet;
            _episode = episode;
        }

        /// <summary>Corner of the front end's high-pass, mHz; 0 where it is not known.</summary>
        internal int HighPassMillihertz;

        /// <summary>Correlation between ST level and heart rate, per cent.</summary>
        internal int FollowsPercent;

        /// <summary>Rise of the heart rate with the episode, beats a minute.</summary>
        internal int RiseBpm;

        internal void Begin(EventKind kind, StMeasure measure, StReference reference, int hrBpm)
        {
            TwinEvent begin = _outlet.Begin(kind, _episode.StartSample);
            begin.Add(EvidenceField.StUv, _episode.Uv);
            begin.Add(EvidenceField.StReferenceUv, reference.Uv);
            begin.Add(EvidenceField.StSlopeUvPerS, measure.SlopeUvPerS);
            begin.Add(EvidenceField.JPointMs, measure.JMs);
            begin.Add(EvidenceField.HrBpm, hrBpm);
            begin.Add(EvidenceField.HighPassMillihertz, HighPassMillihertz);
            _outlet.Send();
        }

        internal void End(EventKind kind, long endSample)
        {
            Summarise(_outlet.End(kind, _episode.StartSample, endSample));
        }

        /// <summary>The whole of the episode shows that it was of the kind <paramref name="kind"/>, and not of the one that was told.</summary>
        internal void Whole(EventKind kind)
        {
            Summarise(_outlet.Whole(kind, _episode.StartSample, _episode.EndSample));
        }

        internal void Turn(long centre, int stepUv, int changePermille)
        {
            if (!_turns.Allows(_outlet.Now))
            {
                return;
            }
            TwinEvent turn = _outlet.Whole(EventKind.AxisShift, centre - 2 * StMonitor.HalfSamples, centre);
            turn.Add(EvidenceField.StStepUv, stepUv);
            turn.Add(EvidenceField.QrsChangePermille, changePermille);
            _turns.AddTo(turn);
            _outlet.Send();
        }

        internal void BeginRefusal(long sample, int millihertz, bool isSet)
        {
            TwinEvent refused = _outlet.Begin(EventKind.StRefused, sample);
            refused.Add(EvidenceField.HighPassMillihertz, millihertz);
            refused.Add(EvidenceField.HighPassIsSet, isSet ? 1 : 0);
            _outlet.Send();
        }

        internal void EndRefusal(long startSample)
        {
            _outlet.End(EventKind.StRefused, startSample, _outlet.Now);
            _outlet.Send();
        }

        private void Summarise(TwinEvent told)
        {
            told.Add(EvidenceField.StExtremeUv, _episode.ExtremeUv);
            told.Add(EvidenceField.ExtremeAfterS, (int)(_episode.ExtremeSample - _episode.StartSample) / Limits.SampleRateHz);
            told.Add(EvidenceField.StAreaUvS, _episode.AreaUvS);
            told.Add(EvidenceField.RateFollowPercent, FollowsPercent);
            told.Add(EvidenceField.RiseBpm, RiseBpm);
            _outlet.Send();
        }
    }
}
