namespace EdgeTwin.Core.Events
{
    /// <summary>The numbers that an event was decided on. Wire names, with their units, are in <see cref="EventNames"/>.</summary>
    public enum EvidenceField : byte
    {
        /// <summary>Heart rate, beats a minute.</summary>
        HrBpm = 1,

        /// <summary>Limit that was crossed, beats a minute.</summary>
        LimitBpm = 2,

        /// <summary>RR interval, ms.</summary>
        RrMs = 3,

        /// <summary>Limit that was crossed, ms.</summary>
        LimitMs = 4,

        /// <summary>Beats that the decision rests on.</summary>
        Beats = 5,

        /// <summary>Lowest or highest heart rate of the episode, beats a minute.</summary>
        ExtremeBpm = 6,

        /// <summary>Samples lost.</summary>
        LostSamples = 7,

        /// <summary>Largest way of a sample from the first of the second that decided, uV.</summary>
        DeviationUv = 8,

        /// <summary>Time without a beat up to the decision, ms.</summary>
        QuietMs = 9,

        /// <summary>The front end's lead-off flags: 8 positive electrode high, 4 positive low, 2 negative high, 1 negative low.</summary>
        LeadFlags = 10,

        /// <summary>Share of time that the QRS band is over its mean, over 4 s (Li 2014), per mille: high in fibrillation.</summary>
        Count2Permille = 30,

        /// <summary>What is left of a waveform added to itself half a period before, per mille.</summary>
        LeakagePermille = 31,

        /// <summary>Mean frequency of the waveform, mHz.</summary>
        FrequencyMillihertz = 32,

        /// <summary>Mean size of the waveform about its baseline, uV.</summary>
        MeanUv = 33,

        /// <summary>Margin of the atrial fibrillation decision, per mille; over 0 is fibrillation.</summary>
        AfScorePermille = 34,

        /// <summary>Normalised entropy of the RR intervals (Zhou 2015), per mille.</summary>
        EntropyPermille = 35,

        /// <summary>Share of pairs of RR intervals that differ (Petrenas 2015), over the mean interval in s, per mille.</summary>
        IrregularityPermille = 36,

        /// <summary>How far an RR interval is from the nearest of those before it, median, per mille of the interval.</summary>
        NearestPermille = 37,

        /// <summary>How alike the stretches before the QRS complexes are, per cent: high where there are P waves. -1 where it is not known.</summary>
        PWavePercent = 38,

        /// <summary>1 where a pulse was seen, 0 where it was looked for and absent, -1 where none is watched or it cannot be read.</summary>
        Pulse = 39,

        /// <summary>ST level over the wearer's own, uV.</summary>
        StUv = 50,

        /// <summary>The largest such deviation of the episode, uV.</summary>
        StExtremeUv = 51,

        /// <summary>When that was, s after the episode's start.</summary>
        ExtremeAfterS = 52,

        /// <summary>Deviation times time over the episode, uV s, without sign.</summary>
        StAreaUvS = 53,

        /// <summary>The wearer's own ST level over the isoelectric level, uV.</summary>
        StReferenceUv = 54,

        /// <summary>Slope of the ST segment, uV a second.</summary>
        StSlopeUvPerS = 55,

        /// <summary>The J point after the R peak, ms.</summary>
        JPointMs = 56,

        /// <summary>Corner of the front end's high-pass, mHz, as it is set or as the waveform shows it; 0 where it is not known.</summary>
        HighPassMillihertz = 57,

        /// <summary>1 where that corner is set, 0 where the waveform shows it.</summary>
        HighPassIsSet = 58,

        /// <summary>Correlation between the ST deviation and the heart rate before the decision, per cent.</summary>
        RateFollowPercent = 59,

        /// <summary>Step of the ST level that came with a turn of the axis, uV.</summary>
        StStepUv = 60,

        /// <summary>Change of the QRS complex that shows the turn, per mille of its energy.</summary>
        QrsChangePermille = 61,

        /// <summary>Rise of the heart rate with the ST deviation, beats a minute.</summary>
        RiseBpm = 62,

        /// <summary>Mean rate of a run of beats, beats a minute.</summary>
        MeanBpm = 70,

        /// <summary>Cycles of bigeminy or trigeminy that the decision rests on.</summary>
        Cycles = 71,

        /// <summary>Couplets that were held back.</summary>
        CoupletCount = 72,

        /// <summary>Runs of ventricular beats that were held back.</summary>
        VRunCount = 73,

        /// <summary>Ventricular tachycardias that were held back.</summary>
        VtCount = 74,

        /// <summary>Bigeminies that were held back.</summary>
        BigeminyCount = 75,

        /// <summary>Trigeminies that were held back.</summary>
        TrigeminyCount = 76,

        /// <summary>Why the signal is poor, a sum: 1 rough behind the beats, 2 nothing stands out as a beat does, 4 at a rail, 8 no beats for 10 s.</summary>
        PoorReason = 100,

        /// <summary>Share of the last 2 s at the highest or lowest level ever, per mille.</summary>
        RailPermille = 101,

        /// <summary>How often it began again and was not told for itself.</summary>
        Repeats = 102,

        /// <summary>Episodes of this kind that were held back since the last that was told: the limit on repeats.</summary>
        HeldBack = 103,

        /// <summary>Which signal is meant: 0 the ECG, 1 the pulse wave.</summary>
        Channel = 110,

        /// <summary>Why the pulse wave is poor, a sum: 1 motion, 2 clipped, 4 flicker of ambient light or mains, 8 no contact, 16 weak, 32 no regular pulse.</summary>
        PulsePoorReason = 111,

        /// <summary>Level of the infrared light, ADC counts.</summary>
        InfraredCounts = 112,

        /// <summary>Oxygen saturation, 0.1 %.</summary>
        Spo2Permille = 113,

        /// <summary>Lowest oxygen saturation of the episode, 0.1 %.</summary>
        LowestSpo2Permille = 114,

        /// <summary>Limit that was crossed, 0.1 %.</summary>
        LimitPermille = 115,

        /// <summary>Perfusion index: pulsatile over constant part of the infrared light, 0.01 %.</summary>
        PerfusionPermyriad = 116,

        /// <summary>Correlation between the pulses in red and in infrared light, per cent.</summary>
        RedInfraredPercent = 117,

        /// <summary>1 where the saturation is calibrated, 0 where it is an estimate by the coefficients that come with the firmware.</summary>
        Calibrated = 118,

        /// <summary>Version of the calibration record; 0 for none.</summary>
        CalibrationVersion = 119,

        /// <summary>Rate of the pulses, beats a minute.</summary>
        PulseBpm = 140,

        /// <summary>Of the beats that the decision rests on, those without a pulse.</summary>
        PulselessBeats = 141,

        /// <summary>Share of the last pulse intervals that differ from the one before by 8 % and more, per cent: high in atrial fibrillation, where it supports it.</summary>
        PulseIrregularPercent = 142,

        /// <summary>1 where the pulse went on at the interval of before, 0 where it did not.</summary>
        PulseKeepsRhythm = 143,
    }
}
