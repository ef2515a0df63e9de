using EdgeTwin.Core.Beats;

namespace EdgeTwin.Core.Tests.Beats;

public sealed class ShapeClustersTests
{
    private readonly short[] _form = new short[BeatShape.Points];
    private readonly ShapeClusters _clusters;

    public ShapeClustersTests() => _clusters = new ShapeClusters(_form);

    [Fact]
    public void Beats_of_two_forms_make_two_morphologies()
    {
        int first = Learn(12, 1000);
        int other = Learn(20, -1500);
        Assert.NotEqual(first, other);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(first, Learn(12, 1000 + (10 * i)));
            Assert.Equal(other, Learn(20, -1500));
        }
        Assert.Equal(21, _clusters.Members(first));
    }

    [Fact]
    public void A_beat_8_ms_late_is_of_the_same_morphology()
    {
        int first = Learn(12, 1000);
        _clusters.Usual = first;
        Assert.Equal(first, Learn(13, 1000));
        Assert.InRange(_clusters.UsualPermille, 0, 20);
    }

    [Fact]
    public void The_usual_morphology_is_never_given_up_however_many_others_come()
    {
        int usual = Learn(16, 1000);
        _clusters.Usual = usual;
        for (int i = 0; i < 60; i++)
        {
            Assert.NotEqual(usual, Learn(4 + (i % 5 * 6), (i % 2 == 0 ? 1 : -1) * (3000 + (900 * (i % 7)))));
        }
        Assert.Equal(1, _clusters.Members(usual));
        Assert.Equal(usual, Learn(16, 1000));
    }

    [Fact]
    public void A_flat_line_has_a_morphology_too()
    {
        Array.Clear(_form);
        Match(0);
        Assert.True(_clusters.Learn());
        Match(0);
        Assert.False(_clusters.Learn());
    }

    private int Learn(int centre, int height)
    {
        int size = 0;
        for (int i = 0; i < _form.Length; i++)
        {
            _form[i] = (short)(height * Math.Max(0, 4 - Math.Abs(i - centre)) / 4);
            size += Math.Abs((int)_form[i]);
        }
        Match(size);
        _clusters.Learn();
        return _clusters.Nearest;
    }

    private void Match(int size)
    {
        _clusters.Begin(size);
        while (!_clusters.Step())
        {
        }
    }
}
