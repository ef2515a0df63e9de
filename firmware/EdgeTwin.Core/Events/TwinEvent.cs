using System;

namespace EdgeTwin.Core.Events
{
    /// <summary>
    /// One event out of the twin. The object is reused by its owner: it is valid during
    /// <see cref="ITwinSink.OnEvent"/> only; a sink that keeps an event copies it.
    /// </summary>
    public sealed class TwinEvent
    {
        private readonly byte[] _fields = new byte[Limits.EvidencePerEvent];
        private readonly int[] _values = new int[Limits.EvidencePerEvent];

        /// <summary>What happened.</summary>
        public EventKind Kind;

        /// <summary>Begin, end or whole.</summary>
        public EventPhase Phase;

        /// <summary>First sample of the episode (250 Hz, 0 = first pushed), back-dated to the onset.</summary>
        public long StartSample;

        /// <summary>Last sample of the episode, or -1 while it lasts.</summary>
        public long EndSample;

        /// <summary>Sample at which it was decided.</summary>
        public long DecidedSample;

        /// <summary>Signal quality at the decision, 0..100 %.</summary>
        public int QualityPercent;

        /// <summary>How many evidence numbers follow, 0..<see cref="Limits.EvidencePerEvent"/>.</summary>
        public int EvidenceCount;

        /// <summary>Writes the signal up to this moment, for an alarm that begins or is told as a whole; null for what carries none.</summary>
        public EcgStrip Strip;

        /// <summary>Which number stands at <paramref name="index"/>.</summary>
        public EvidenceField FieldAt(int index)
        {
            return (EvidenceField)_fields[index];
        }

        /// <summary>The number at <paramref name="index"/>, in the unit of its field.</summary>
        public int ValueAt(int index)
        {
            return _values[index];
        }

        /// <summary>Starts the event anew, without evidence.</summary>
        public void Reset(EventKind kind, EventPhase phase, long startSample, long endSample, long decidedSample, int qualityPercent)
        {
            Kind = kind;
            Phase = phase;
            StartSample = startSample;
            EndSample = endSample;
            DecidedSample = decidedSample;
            QualityPercent = qualityPercent;
            EvidenceCount = 0;
            Strip = null;
        }

        /// <summary>Adds one number of evidence.</summary>
        /// <exception cref="InvalidOperationException">More than <see cref="Limits.EvidencePerEvent"/> numbers.</exception>
        public void Add(EvidenceField field, int value)
        {
            if (EvidenceCount >= Limits.EvidencePerEvent)
            {
                throw new InvalidOperationException();
            }
            _fields[EvidenceCount] = (byte)field;
            _values[EvidenceCount] = value;
            EvidenceCount++;
        }
    }
}
