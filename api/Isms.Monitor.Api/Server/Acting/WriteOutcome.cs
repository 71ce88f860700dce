using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>What became of writing a record.</summary>
abstract record WriteOutcome<T>
    where T : class, IRecorded
{
    WriteOutcome()
    {
    }

    public sealed record Done(Recorded<T> Written) : WriteOutcome<T>;

    /// <summary>A rule is against it: nothing was written.</summary>
    public sealed record Refused(Refusal Why) : WriteOutcome<T>;

    /// <summary>Somebody else was faster: nothing was written.</summary>
    /// <param name="Expected">The version that the writer saw.</param>
    /// <param name="Current">What is there; null when there is none.</param>
    public sealed record Stale(int Expected, Recorded<T>? Current) : WriteOutcome<T>;

    /// <summary>There is nothing with this id.</summary>
    public sealed record Missing : WriteOutcome<T>;
}
