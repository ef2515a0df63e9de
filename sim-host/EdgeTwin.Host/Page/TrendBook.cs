namespace EdgeTwin.Host.Page;

/// <summary>
/// A device's trends: the last hour in steps of five seconds, and a day in steps of a minute. Its size is fixed, however long the device runs. Where the device's
/// clock begins anew, so does the book.
/// </summary>
internal sealed class TrendBook
{
    private const double FineS = 5;
    private const double CoarseS = 60;
    private const int FinePoints = 720;
    private const int CoarsePoints = 1440;

    private readonly Queue<TrendPoint> _fine = new(FinePoints + 1);
    private readonly Queue<TrendPoint> _coarse = new(CoarsePoints + 1);
    private double _fineS = double.NegativeInfinity;
    private double _coarseS = double.NegativeInfinity;

    /// <summary>The points, oldest first.</summary>
    internal IEnumerable<TrendPoint> Points
    {
        get
        {
            double from = _fine.TryPeek(out TrendPoint first) ? first.AtS : double.PositiveInfinity;
            return _coarse.TakeWhile(point => point.AtS < from).Concat(_fine);
        }
    }

    /// <summary>Takes a point where one is due.</summary>
    /// <returns>True where it was.</returns>
    internal bool Add(TrendPoint point)
    {
        if (point.AtS < _fineS)
        {
            _fine.Clear();
            _coarse.Clear();
            _fineS = double.NegativeInfinity;
            _coarseS = double.NegativeInfinity;
        }
        if (point.AtS < _fineS + FineS)
        {
            return false;
        }
        _fineS = point.AtS;
        Keep(_fine, point, FinePoints);
        if (point.AtS >= _coarseS + CoarseS)
        {
            _coarseS = point.AtS;
            Keep(_coarse, point, CoarsePoints);
        }
        return true;
    }

    private static void Keep(Queue<TrendPoint> points, TrendPoint point, int most)
    {
        points.Enqueue(point);
        if (points.Count > most)
        {
            points.Dequeue();
        }
    }
}
