using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>What one delivery tells.</summary>
/// <param name="Id">Of the delivery: the same at every attempt, so that a receiver can leave out what it has.</param>
/// <param name="AtMicros">When the delivery was made, microseconds UTC.</param>
/// <param name="Notices">The most severe first; at least one.</param>
/// <param name="Link">What links start with, or empty.</param>
sealed record Message(string Id, string Route, long AtMicros, IReadOnlyList<StateNotice> Notices, string Link);
