namespace Isms.Monitor.Api.Doctor;

/// <summary>One thing that must be in order. A new check is a new class in <c>Checks/</c>: it is found by itself.</summary>
interface ICheck
{
    /// <summary>Number of its error, 5081 and up; checks run in this order.</summary>
    int Code { get; }

    /// <summary>What it looks at, in a few words.</summary>
    string Name { get; }

    /// <summary>Looks, and changes nothing. None when there is nothing to look at.</summary>
    Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort);
}
