using EdgeTwin.Core;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Noise;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Training;

/// <summary>
/// One record as the QRS trees are trained with it: as it is, with mains hum, and with muscle noise. The noise is the noise record's second signal at a place of its
/// own, so that a noise stress test, which adds the first, is not what was trained on.
/// </summary>
internal sealed class QrsTrainingRecord
{
    private const double HumMillivolts = 0.2;
    private const double HumHz = 50;
    private const int NoiseShiftFrames = 7919;
    private static readonly double[] NoiseDb = [6, 0];

    private readonly List<(double Weight, int[] Microvolts)> _variants = [];
    private readonly List<(long First, long Last)> _flutter = [];

    private QrsTrainingRecord(string name, IReadOnlyList<Annotation> reference, double frequencyHz)
    {
        Name = name;
        double perFrame = Limits.SampleRateHz / frequencyHz;
        Beats = [.. reference.Where(one => AnnotationCode.IsBeat(one.Code)).Select(one => (int)Math.Round(one.Sample * perFrame))];
        long begin = -1;
        foreach (Annotation one in reference)
        {
            if (one.Code == AnnotationCode.FlutterOn)
            {
                begin = (long)(one.Sample * perFrame);
            }
            else if (one.Code == AnnotationCode.FlutterOff && begin >= 0)
            {
                _flutter.Add((begin, (long)(one.Sample * perFrame)));
                begin = -1;
            }
        }
    }

    /// <summary>Name of the record.</summary>
    internal string Name { get; }

    /// <summary>Its beats, in samples at 250 Hz.</summary>
    internal int[] Beats { get; }

    /// <summary>Its signals at 250 Hz, and how much a candidate out of each counts.</summary>
    internal IReadOnlyList<(double Weight, int[] Microvolts)> Variants => _variants;

    /// <summary>True beside ventricular flutter, where no beats are marked.</summary>
    internal bool IsInFlutter(int sample, int margin) => _flutter.Exists(one => sample >= one.First - margin && sample <= one.Last + margin);

    /// <summary>Reads the record at <paramref name="path"/> and adds noise out of <paramref name="noise"/>.</summary>
    internal static QrsTrainingRecord Load(string path, IRecording noise)
    {
        using IRecording recording = RecordingOpener.Open(path);
        string annotations = RecordingOpener.FindAnnotations(path, "atr")
            ?? throw new InputException(path, "", "it has no .atr annotations", "name a folder with mitdb's records and their reference annotations");
        double frequencyHz = recording.SamplingFrequencyHz;
        IReadOnlyList<Annotation> reference = AnnotationFile.ReadFor(annotations, frequencyHz);
        QrsTrainingRecord record = new(recording.Name, reference, frequencyHz);
        SignalInfo info = recording.Signals[0];
        double[] clean = recording.ReadAll(0);
        record.Add(path, info, clean, QrsTraining.CleanWeight);
        record.Add(path, info, [.. clean.Select((value, i) => value + (HumMillivolts * PlainMath.Sin(i * HumHz / frequencyHz)))], QrsTraining.HumWeight);
        double qrs = NoiseCalibration.QrsPeakToPeak(clean, reference, frequencyHz);
        int second = noise.Signals.Count - 1;
        double[] added = Rotated(noise.ReadAll(second), recording.Name);
        double rms = NoiseCalibration.NoiseRms(added, noise.Signals[second].SamplingFrequencyHz);
        foreach (double db in NoiseDb)
        {
            double[] noisy = [.. clean];
            new NoiseMixer(added, noise.Signals[second].SamplingFrequencyHz, frequencyHz, NoiseCalibration.Gain(qrs, rms, db)).Add(noisy);
            record.Add(path, info, noisy, QrsTraining.NoiseWeight);
        }
        return record;
    }

    private void Add(string path, SignalInfo info, double[] physical, double weight)
    {
        using ISampleSource source = new EcgSource(path, new SignalReading(info, physical));
        _variants.Add((weight, source.ReadAll()));
    }

    private static double[] Rotated(double[] noise, string name)
    {
        long number = name.Aggregate(0L, (sum, letter) => (sum * 10) + (letter - '0'));
        int shift = (int)(number * NoiseShiftFrames % noise.Length);
        return [.. noise[shift..], .. noise[..shift]];
    }
}
