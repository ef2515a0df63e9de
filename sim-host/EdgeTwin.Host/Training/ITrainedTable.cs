namespace EdgeTwin.Host.Training;

/// <summary>A file of tables in the firmware that <c>edgetwin train</c> makes: one class each.</summary>
internal interface ITrainedTable
{
    /// <summary>What it is, in a few words.</summary>
    string Title { get; }

    /// <summary>The file, from the checkout's root, with slashes.</summary>
    string Path { get; }

    /// <summary>True where it tells classes of beats, false where it tells beats from what is none.</summary>
    bool TellsClasses { get; }

    /// <summary>Trains on all records.</summary>
    /// <returns>The file's text, the same bytes on every machine.</returns>
    string Train(IReadOnlyList<DesignRecord> records, Action<double> progress, CancellationToken cancellation);

    /// <summary>Scores each record with tables trained without its patient, end to end.</summary>
    /// <returns>A row a record, in their order.</returns>
    IReadOnlyList<LeftOutScore> LeaveOneOut(IReadOnlyList<DesignRecord> records, Action<double> progress, CancellationToken cancellation);
}
