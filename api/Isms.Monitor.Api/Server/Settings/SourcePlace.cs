using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Api.Server.Settings;

/// <summary>What every source needs of the server.</summary>
/// <param name="StateFolder">Where sources keep what must outlive a crash.</param>
/// <param name="Stored">How far each is stored.</param>
/// <param name="Clock">Gives received times.</param>
sealed record SourcePlace(string StateFolder, StoredPositions Stored, TimeProvider Clock);
