using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>A review of lessons as a person wants it.</summary>
/// <param name="Version">The version that the person saw; 0 for a new one.</param>
/// <param name="Learned">In words.</param>
/// <param name="Actions">Ids of corrective actions or nonconformities.</param>
/// <param name="Held">When; left out: now.</param>
public sealed record LessonsChange(int Version, string? Learned = null, IReadOnlyList<string>? Actions = null, DateTimeOffset? Held = null)
{
    internal LessonsReview For(string incident, long now) => new()
    {
        Id = incident, HeldMicros = Held is { } held ? UnixMicros.From(held) : now, Learned = Learned?.Trim() ?? "", Actions = [.. (Actions ?? []).OfType<string>().Distinct()],
    };
}
