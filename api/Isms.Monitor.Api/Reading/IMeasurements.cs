using Isms.Monitor.Controls;

namespace Isms.Monitor.Api.Reading;

/// <summary>Measurements as a whole, for documents that are made of one.</summary>
public interface IMeasurements
{
    /// <summary>The last one as it was made; null until there is one.</summary>
    ValueTask<Measurement?> LastAsync(CancellationToken abort);
}
