using Isms.Monitor.Controls.Trials;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>How the lines of a trial get to where real ones come in.</summary>
interface ITrialPath
{
    /// <summary>As a person would say it: <c>HTTP ingest</c>.</summary>
    string Name { get; }

    /// <summary>Whether lines are taken now: a server that is starting takes none yet.</summary>
    bool IsReady => true;

    /// <summary>Sends all lines in order.</summary>
    /// <returns>Null, or why they could not be sent.</returns>
    Task<string?> SendAsync(TrialScript script, CancellationToken abort);
}
