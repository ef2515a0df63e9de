using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>What a second lead adds to a beat that the first lead found: its shape, its usual form and the stretch before it.</summary>
    public sealed class SecondLead
    {
        private readonly BeatShape _shape;
        private readonly UsualForm _form;
        private readonly UsualLead _usual = new UsualLead();
        private readonly PWindow _window;

        /// <summary>The lead in <paramref name="ecg"/>.</summary>
        public SecondLead(EcgHistory ecg)
        {
            _shape = new BeatShape(ecg);
            _form = new UsualForm(_shape.Form);
            _window = new PWindow(ecg);
        }

        /// <summary>Finds its own centre near the R peak at <paramref name="sample"/>.</summary>
        public void Centre(int sample)
        {
            _shape.Centre(sample);
        }

        /// <summary>Measures the width about its own centre.</summary>
        public void MeasureWidth(int sample)
        {
            _shape.MeasureWidth(sample + _shape.CentreOffset);
        }

        /// <summary>Takes the form about the first lead's centre, sample <paramref name="centre"/>: what the leads show is of one moment.</summary>
        public void Take(int centre)
        {
            _shape.Take(centre);
            _form.Compare(_shape.Size);
        }

        /// <summary>Takes the stretch before the centre.</summary>
        public void TakeWindow(int centre)
        {
            _window.Take(centre);
        }

        /// <summary>The beat is the usual one from now on.</summary>
        public void Begin()
        {
            _usual.Begin(_shape);
            _form.Begin(_shape.Size);
        }

        /// <summary>Gives the beat's features.</summary>
        public void Describe(BeatFeatures features)
        {
            _window.Compare();
            features.TakeSecond(_shape, _usual, _form, _window);
        }

        /// <summary>Learns from a usual beat.</summary>
        public void Learn()
        {
            _usual.Learn(_shape);
            _form.Learn();
            _window.Learn();
        }
    }
}
