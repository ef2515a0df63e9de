using EdgeTwin.Host.Output;
using EdgeTwin.Host.WhatIf;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Page;

/// <summary>
/// Runs experiments that viewers ask for: one at a time, on a copy of a heart, on a thread of its own below the device's, for a bounded time. Nothing of the live run is
/// within its reach.
/// </summary>
internal sealed class ExperimentDesk(TimeSpan limit) : IDisposable
{
    private readonly Lock _lock = new();
    private ExperimentOnPage? _current;
    private CancellationTokenSource? _stop;
    private int _number;

    /// <summary>Begins one.</summary>
    /// <param name="heart">The heart; it is copied.</param>
    /// <param name="plan">What is changed.</param>
    /// <returns>Null where another is running.</returns>
    internal ExperimentOnPage? TryStart(WhatIfHeart heart, WhatIfPlan plan)
    {
        lock (_lock)
        {
            if (_current is { IsDone: false })
            {
                return null;
            }
            _stop?.Dispose();
            _stop = new CancellationTokenSource(limit);
            _current = new ExperimentOnPage(++_number);
            WhatIfHeart copy = heart with { Microvolts = [.. heart.Microvolts], Beats = [.. heart.Beats] };
            (ExperimentOnPage experiment, CancellationToken cancellation) = (_current, _stop.Token);
            Thread thread = new(() => Run(experiment, copy, plan, cancellation)) { IsBackground = true, Name = "what-if", Priority = ThreadPriority.BelowNormal };
            thread.Start();
            return experiment;
        }
    }

    /// <summary>The experiment of a number; null where it is gone.</summary>
    internal ExperimentOnPage? Find(int number)
    {
        lock (_lock)
        {
            return _current?.Number == number ? _current : null;
        }
    }

    /// <summary>Ends it where it still runs.</summary>
    internal void Cancel(int number)
    {
        lock (_lock)
        {
            if (_current?.Number == number && !_current.IsDone)
            {
                _current.IsCancelled = true;
                _stop!.Cancel();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            // Its thread ends at the next block of samples; the source stays, since the thread may still ask it.
            _stop?.Cancel();
        }
    }

    private void Run(ExperimentOnPage experiment, WhatIfHeart heart, WhatIfPlan plan, CancellationToken cancellation)
    {
        try
        {
            Outcome outcome = new Experiment(heart, plan, cancellation).Run(done => experiment.Progress = done);
            experiment.Finish(new
            {
                sentence = outcome.Sentence,
                isNoticed = outcome.IsNoticed,
                ownBpm = JsonOutput.Rounded(outcome.OwnBpm, 1),
                changes = outcome.Answers.Select(one => new
                {
                    words = one.Edit.Words,
                    answer = one.IsMasked ? "cannot be said here" : one.IsNoticed ? $"noticed: {(one.Told is { } told ? EventWords.Title(told.Name) : one.Name)}" : "not noticed",
                    afterOnset = WhatIfText.Seconds(one.AfterOnsetS),
                    afterCriterion = WhatIfText.Seconds(one.AfterCriterionS),
                    least = WhatIfText.Least(one),
                }).ToArray(),
                comparison = outcome.Comparison.Select(row => new[] { row.What, row.AsItIs, row.Edited }).ToArray(),
                on = $"{heart.Source}, {Say.Length(heart.LengthS)} of it; changed from {Say.Clock(plan.AtS)} for {Say.Length(plan.LengthS)}, seed {plan.Seed}",
            });
        }
        catch (OperationCanceledException)
        {
            experiment.Fail(experiment.IsCancelled ? "Ended before it was done." : $"It took longer than {limit.TotalSeconds:0} s and was ended: change one thing at a time.");
        }
        catch (InputException refused)
        {
            experiment.Fail(refused.Message);
        }
        catch (Exception defect)
        {
            // The page lives on; whoever asked is told what to report.
            experiment.Fail($"A defect in edgetwin ({defect.GetType().Name}); please report it with what you filled in.");
        }
    }
}
