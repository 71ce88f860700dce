using System.Text.Encodings.Web;
using System.Text.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Store.State;
using AuditEntry = Isms.Monitor.Api.Reading.AuditEntry;
using Stored = Isms.Monitor.Store.State.AuditEntry;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>The audit trail of the state store, in which each entry carries the hash of the one before.</summary>
sealed class AuditReading(StateStore state) : IAudit
{
    /// <summary>Detail and address as an array of two texts: without names, a search for a word does not find every entry.</summary>
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task AppendAsync(AuditEntry entry, CancellationToken abort)
    {
        state.Write(session => session.Audit.Add(new Stored(entry.AtMicros, entry.Actor, entry.Action, entry.Subject, JsonSerializer.Serialize(new[] { entry.Detail, entry.Address }, Plain))));
        return Task.CompletedTask;
    }

    public Task<AuditRows> QueryAsync(string text, int offset, int limit, CancellationToken abort) => Task.Run(() =>
    {
        var (rows, total) = state.Read(session => session.Audit.Find(text, offset, Math.Clamp(limit, 1, 1000)));
        return new AuditRows([.. rows.Select(Read)], total);
    }, abort);

    static AuditEntry Read(Stored entry) => entry.Detail is { } json && JsonSerializer.Deserialize<string[]>(json) is [var detail, var address]
        ? new AuditEntry(entry.AtMicros, entry.Who, entry.Action, entry.Subject, detail, address)
        : new AuditEntry(entry.AtMicros, entry.Who, entry.Action, entry.Subject, entry.Detail ?? "", "-");
}
