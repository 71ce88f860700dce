using Isms.Monitor.Controls.Evidence;

namespace Isms.Monitor.Api.Commands;

/// <summary>The one place that knows which store stands behind the measurements of the command line.</summary>
static class EvidenceSource
{
    /// <param name="dataFolder">The data folder of a server, running or not.</param>
    /// <exception cref="EvidenceUnavailableException">There is no store, or it cannot be read.</exception>
    public static IEvidence Open(string dataFolder) => throw new EvidenceUnavailableException(
        $"{dataFolder}(1,1): ISMS5301 this build cannot read measurements from a data folder. Use a build whose store implements IEvidence.");
}
