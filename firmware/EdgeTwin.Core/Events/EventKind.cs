namespace EdgeTwin.Core.Events
{
    /// <summary>What an event says. The wire names are in <see cref="EventNames"/>; numbers are stored in logs and never reused.</summary>
    public enum EventKind : byte
    {
        /// <summary>No beat for longer than the pause limit (2 s unless set), leads on and signal judged.</summary>
        Pause = 1,

        /// <summary>Heart rate under the lower limit, with hysteresis.</summary>
        Bradycardia = 2,

        /// <summary>Heart rate over the upper limit, with hysteresis.</summary>
        Tachycardia = 3,

        /// <summary>Beats cannot be trusted: rhythm is not judged while it lasts.</summary>
        SignalPoor = 4,

        /// <summary>Samples are flat or at a rail: an electrode is off or the front end is saturated.</summary>
        LeadOff = 5,

        /// <summary>Samples were lost on the way in; nothing was judged over them.</summary>
        Gap = 6,

        /// <summary>Atrial fibrillation or flutter, confirmed over about 64 beats; the onset is back-dated.</summary>
        Af = 30,

        /// <summary>Looks like atrial fibrillation for 12 beats: told at once, and ended by its confirmation or its refusal.</summary>
        AfProvisional = 31,

        /// <summary>Ventricular fibrillation or flutter, on the waveform.</summary>
        Vf = 32,

        /// <summary>No beat for 3 s and more, electrodes on, in a clear signal, and no pulse where pulses are watched.</summary>
        Asystole = 33,

        /// <summary>No beat for 3 s and more, where neither the ECG nor a pulse can tell whether the heart or the electrode stopped.</summary>
        AsystoleIndeterminate = 34,

        /// <summary>The ST segment is 100 uV and more away from the wearer's own level for 30 s and more.</summary>
        StEpisode = 40,

        /// <summary>The same, where the deviation goes with the heart rate: no sign of ischaemia by itself.</summary>
        StRateRelated = 41,

        /// <summary>The ST segment is not measured: the front end's high-pass distorts it.</summary>
        StRefused = 42,

        /// <summary>The heart's electrical axis turned, as with a change of posture: the ST level is measured against a new one.</summary>
        AxisShift = 43,

        /// <summary>Two ventricular beats in a row.</summary>
        Couplet = 50,

        /// <summary>Three and more ventricular beats in a row under 100 beats a minute: an accelerated idioventricular rhythm.</summary>
        VRun = 51,

        /// <summary>Ventricular tachycardia: three and more ventricular beats in a row at 100 beats a minute or more.</summary>
        Vt = 52,

        /// <summary>Every second beat is ventricular, over three cycles and more.</summary>
        Bigeminy = 53,

        /// <summary>Every third beat is ventricular, over three cycles and more.</summary>
        Trigeminy = 54,

        /// <summary>Counts of the five above that were held back, so that a very ectopic hour makes no storm.</summary>
        EctopySummary = 55,

        /// <summary>The oxygen saturation is under its limit. An estimate that is not calibrated, unless its evidence says otherwise.</summary>
        Spo2Low = 60,

        /// <summary>Beats drive no pulse that reaches the skin: four and more of the last 16, both signals good.</summary>
        PulseDeficit = 70,

        /// <summary>What looked like a ventricular tachycardia is none: the pulse went on at its own interval. Told instead of the alarm.</summary>
        VtRefuted = 71,
    }
}
