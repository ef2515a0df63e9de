namespace EdgeTwin.Core.Events
{
    /// <summary>Names of event kinds, phases and evidence fields as they stand in JSON. A contract: names are added, never changed.</summary>
    public static class EventNames
    {
        /// <summary>Name of <paramref name="kind"/>, such as <c>signal-poor</c>.</summary>
        public static string Of(EventKind kind)
        {
            switch (kind)
            {
                case EventKind.Pause: return "pause";
                case EventKind.Bradycardia: return "bradycardia";
                case EventKind.Tachycardia: return "tachycardia";
                case EventKind.SignalPoor: return "signal-poor";
                case EventKind.LeadOff: return "lead-off";
                case EventKind.Gap: return "gap";
                case EventKind.Af: return "af";
                case EventKind.AfProvisional: return "af-provisional";
                case EventKind.Vf: return "vf";
                case EventKind.Asystole: return "asystole";
                case EventKind.AsystoleIndeterminate: return "asystole-indeterminate";
                case EventKind.StEpisode: return "st-episode";
                case EventKind.StRateRelated: return "st-rate-related";
                case EventKind.StRefused: return "st-refused";
                case EventKind.AxisShift: return "axis-shift";
                case EventKind.Couplet: return "couplet";
                case EventKind.VRun: return "v-run";
                case EventKind.Vt: return "vt";
                case EventKind.Bigeminy: return "bigeminy";
                case EventKind.Trigeminy: return "trigeminy";
                case EventKind.EctopySummary: return "ectopy-summary";
                case EventKind.Spo2Low: return "spo2-low";
                case EventKind.PulseDeficit: return "pulse-deficit";
                case EventKind.VtRefuted: return "vt-refuted";
                default: return "unknown";
            }
        }

        /// <summary>Name of <paramref name="phase"/>.</summary>
        public static string Of(EventPhase phase)
        {
            switch (phase)
            {
                case EventPhase.Begin: return "begin";
                case EventPhase.End: return "end";
                default: return "whole";
            }
        }

        /// <summary>Name of <paramref name="field"/>, with its unit, such as <c>rrMs</c>.</summary>
        public static string Of(EvidenceField field)
        {
            switch (field)
            {
                case EvidenceField.HrBpm: return "hrBpm";
                case EvidenceField.LimitBpm: return "limitBpm";
                case EvidenceField.RrMs: return "rrMs";
                case EvidenceField.LimitMs: return "limitMs";
                case EvidenceField.Beats: return "beats";
                case EvidenceField.ExtremeBpm: return "extremeBpm";
                case EvidenceField.LostSamples: return "lostSamples";
                case EvidenceField.DeviationUv: return "deviationUv";
                case EvidenceField.QuietMs: return "quietMs";
                case EvidenceField.LeadFlags: return "leadFlags";
                case EvidenceField.Count2Permille: return "count2Permille";
                case EvidenceField.LeakagePermille: return "leakagePermille";
                case EvidenceField.FrequencyMillihertz: return "frequencyMillihertz";
                case EvidenceField.MeanUv: return "meanUv";
                case EvidenceField.AfScorePermille: return "afScorePermille";
                case EvidenceField.EntropyPermille: return "entropyPermille";
                case EvidenceField.IrregularityPermille: return "irregularityPermille";
                case EvidenceField.NearestPermille: return "nearestPermille";
                case EvidenceField.PWavePercent: return "pWavePercent";
                case EvidenceField.Pulse: return "pulse";
                case EvidenceField.StUv: return "stUv";
                case EvidenceField.StExtremeUv: return "stExtremeUv";
                case EvidenceField.ExtremeAfterS: return "extremeAfterS";
                case EvidenceField.StAreaUvS: return "stAreaUvS";
                case EvidenceField.StReferenceUv: return "stReferenceUv";
                case EvidenceField.StSlopeUvPerS: return "stSlopeUvPerS";
                case EvidenceField.JPointMs: return "jPointMs";
                case EvidenceField.HighPassMillihertz: return "highPassMillihertz";
                case EvidenceField.HighPassIsSet: return "highPassIsSet";
                case EvidenceField.RateFollowPercent: return "rateFollowPercent";
                case EvidenceField.StStepUv: return "stStepUv";
                case EvidenceField.QrsChangePermille: return "qrsChangePermille";
                case EvidenceField.RiseBpm: return "riseBpm";
                case EvidenceField.MeanBpm: return "meanBpm";
                case EvidenceField.Cycles: return "cycles";
                case EvidenceField.CoupletCount: return "coupletCount";
                case EvidenceField.VRunCount: return "vRunCount";
                case EvidenceField.VtCount: return "vtCount";
                case EvidenceField.BigeminyCount: return "bigeminyCount";
                case EvidenceField.TrigeminyCount: return "trigeminyCount";
                case EvidenceField.PoorReason: return "poorReason";
                case EvidenceField.RailPermille: return "railPermille";
                case EvidenceField.Repeats: return "repeats";
                case EvidenceField.HeldBack: return "heldBack";
                case EvidenceField.Channel: return "channel";
                case EvidenceField.PulsePoorReason: return "pulsePoorReason";
                case EvidenceField.InfraredCounts: return "infraredCounts";
                case EvidenceField.Spo2Permille: return "spo2Permille";
                case EvidenceField.LowestSpo2Permille: return "lowestSpo2Permille";
                case EvidenceField.LimitPermille: return "limitPermille";
                case EvidenceField.PerfusionPermyriad: return "perfusionPermyriad";
                case EvidenceField.RedInfraredPercent: return "redInfraredPercent";
                case EvidenceField.Calibrated: return "calibrated";
                case EvidenceField.CalibrationVersion: return "calibrationVersion";
                case EvidenceField.PulseBpm: return "pulseBpm";
                case EvidenceField.PulselessBeats: return "pulselessBeats";
                case EvidenceField.PulseIrregularPercent: return "pulseIrregularPercent";
                case EvidenceField.PulseKeepsRhythm: return "pulseKeepsRhythm";
                default: return "unknown";
            }
        }
    }
}
