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

    static AuditEntry Read(Stored entry)
    {
        var (detail, address) = Parts(entry.Detail ?? "");
        return new AuditEntry(entry.AtMicros, entry.Who, entry.Action, entry.Subject, detail, address);
    }

    /// <summary>Records write their version and hash as an object, the re-drive a sentence, and neither comes from an address: one entry in
    /// another form must not hide the whole trail.</summary>
    static (string Detail, string Address) Parts(string text)
    {
        if (text is not ['[' or '{', ..]) return (text, "-");
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Array ? Call(json.RootElement, text) : (Words(json.RootElement), "-");
        }
        catch (JsonException)
        {
            return (text, "-");
        }
    }

    static (string Detail, string Address) Call(JsonElement array, string text) =>
        array.GetArrayLength() == 2 && array[0].ValueKind == JsonValueKind.String && array[1].ValueKind == JsonValueKind.String
            ? (array[0].GetString()!, array[1].GetString()!)
            : (text, "-");

    /// <summary><c>version 2, reason moved, sha256 0a1b…</c>: what is empty is left out, hashes stay whole.</summary>
    static string Words(JsonElement record) =>
        string.Join(", ", record.EnumerateObject().Where(part => part.Value.ToString().Length > 0).Select(part => $"{part.Name} {part.Value}"));
}
