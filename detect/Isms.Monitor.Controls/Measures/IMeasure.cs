namespace Isms.Monitor.Controls.Measures;

/// <summary>How one KPI is counted. One class in one file; it is found by its KPI id, and nothing else has to be edited.</summary>
interface IMeasure
{
    /// <summary>The id of the definition in <c>isms/kpis</c>.</summary>
    string Kpi { get; }

    /// <summary>What is asked of store and registers, as a sentence that a person could check; part of every sample.</summary>
    string Query { get; }

    /// <summary>What finds the raw events behind the figure, in the query language; empty where no single events are behind it.</summary>
    string EventQuery => "";

    /// <summary>True for a measure of measurements, which runs when all others have their states.</summary>
    bool ReadsStates => false;

    /// <summary>True where registers hold only their present state (the last review, the present band), so that an earlier time cannot be
    /// measured afterwards. The review shows a gap there.</summary>
    bool PresentOnly => false;

    /// <summary>Counts. Where there is nothing to count it returns zeros, or reasons, and never a good figure.</summary>
    ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort);
}
